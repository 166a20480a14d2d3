"""The types with which `clean/label/trees.py` is compiled: those of its loop stand there."""

from clean.codes cimport i64

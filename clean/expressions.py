"""Regular expressions that few pages need: compiled when one is first asked for.

Python compiles a class that holds a range of Han characters in a millisecond or two, more than most pages take to be
cleaned. What every page asks is compiled with its module as usual.
"""

from __future__ import annotations

import re
from functools import cache

compiled = cache(re.compile)

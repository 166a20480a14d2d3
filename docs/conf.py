"""Sphinx: the English pages of this folder, or with `-t zh` the Chinese ones of docs/zh. See build.py."""

import tomllib
from pathlib import Path

import jieba

ROOT = Path(__file__).resolve().parent.parent
ZH = tags.has("zh")  # type: ignore[name-defined]  # noqa: F821  # Sphinx puts it there

project = "clean"
author = "The clean developers"
release = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
language = "zh_CN" if ZH else "en"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["zh", "_*"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
nitpicky = True
show_warning_types = True

# The Chinese search index is made with jieba, which would report on itself.
jieba.setLogLevel("WARNING")

html_theme = "furo"
html_title = f"clean {release}"
html_show_sourcelink = False
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
templates_path = [str(ROOT / "docs" / "_templates")]
html_static_path = [str(ROOT / "docs" / "_static")]
html_css_files = ["fonts.css"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_context = {"other_language": ("en", "English") if ZH else ("zh", "中文")}
pygments_style = "friendly"
pygments_dark_style = "monokai"

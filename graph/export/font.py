"""Noto Sans SC (SIL Open Font License), from the wheel that brings it: for files and pictures."""

from __future__ import annotations

import base64
from functools import cache
from io import BytesIO
from pathlib import Path

from graph.errors import GraphError

FAMILY = "Noto Sans SC"


@cache
def path() -> Path:
    """The font's file; raises GraphError if the package that brings it is missing."""
    try:
        import pylopdf_fonts_zh_cn
    except ImportError as error:
        raise GraphError(
            "the font Noto Sans SC is missing; install it: pip install pylopdf-fonts-zh-cn"
        ) from error
    return Path(pylopdf_fonts_zh_cn.__file__).with_name("NotoSansSC-Regular.otf")


@cache
def characters() -> frozenset[int]:
    """The code points that the font has glyphs for."""
    from fontTools.ttLib import TTFont

    with TTFont(path(), lazy=True) as font:
        return frozenset(font.getBestCmap())


def missing(text: str) -> str:
    """The characters of a text that the font lacks, each once, in order."""
    return "".join(sorted({char for char in text if ord(char) not in characters()}))


def subset(text: str) -> bytes:
    """A WOFF2 font with the glyphs of a text only; the same text gives the same bytes."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(flavor="woff2", layout_features=[], name_IDs=[1, 2], notdef_outline=True)
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    options.hinting = False
    options.desubroutinize = True
    with TTFont(path(), lazy=True, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text="".join(sorted(set(text))))
        subsetter.subset(font)
        font.flavor = "woff2"
        out = BytesIO()
        font.save(out, reorderTables=False)
    return out.getvalue()


def face(text: str, family: str) -> str:
    """A CSS rule that brings the glyphs of a text as the family of that name."""
    data = base64.b64encode(subset(text)).decode("ascii")
    return (
        f'@font-face{{font-family:"{family}";font-weight:400;'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
    )

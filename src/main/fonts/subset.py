"""Makes the fonts of the certificates (src/main/resources/fonts) from Debian's packages of the Noto fonts.

    apt-get download fonts-noto-core fonts-noto-cjk    # 20201225-1 and 1:20220127+repack1-1
    for p in fonts-noto-*.deb; do dpkg-deb -x "$p" noto; done
    python3 src/main/fonts/subset.py noto               # needs python3-fonttools

What a certificate does not need is left out: hints, other weights, alternate shapes. All letters of the scripts that
people write names in today stay (Unicode Standard Annex 31, tables 5 and 7), with what shapes them. The ideographs come
in files of less than a megabyte, so that a name loads one or two of them.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

OUTPUT = Path(__file__).resolve().parents[1] / "resources" / "fonts"

ALPHABETS = """
    Adlam Arabic Armenian Balinese Bamum Batak Bengali CanadianAboriginal Chakma Cham Cherokee Devanagari Ethiopic
    Georgian Gujarati Gurmukhi HanifiRohingya Hebrew Javanese Kannada KayahLi Khmer Lao Lepcha Limbu Lisu Malayalam
    Mandaic MeeteiMayek Miao Mongolian Myanmar NewTaiLue Newa NKo OlChiki Oriya Osage Saurashtra Sinhala Sundanese
    SylotiNagri Syriac TaiLe TaiTham TaiViet Tamil Telugu Thaana Thai Tifinagh Vai Wancho Yi Symbols Symbols2
    """.split()

# which letters are in which file, in the order in which a letter is looked for
COVERAGE = []

# of the Latin, Greek and Cyrillic letters: what places accents, and kerning
PLAIN_FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]

# of the other scripts: all but what a reader may choose instead of the usual shape
CHOSEN_FEATURES = {"aalt", "afrc", "case", "dlig", "dnom", "frac", "hist", "lnum", "numr", "onum", "ordn", "pnum"}
CHOSEN_FEATURES |= {"salt", "sinf", "smcp", "c2sc", "subs", "sups", "tnum", "titl", "zero", "vert", "vrt2", "valt"}
CHOSEN_FEATURES |= {f"ss{number:02}" for number in range(1, 21)} | {f"cv{number:02}" for number in range(1, 100)}


def plain(path):
    write(TTFont(path), "NotoSans.ttf", features=PLAIN_FEATURES)


def alphabet(path, name):
    font = TTFont(path)
    tables = [font[tag].table for tag in ("GSUB", "GPOS") if tag in font]
    features = {record.FeatureTag for table in tables if table.FeatureList for record in table.FeatureList.FeatureRecord}
    write(font, f"{name}.ttf", features=sorted(features - CHOSEN_FEATURES))


def ideographs(path):
    chinese = [font for font in TTCollection(path).fonts if font["name"].getDebugName(4) == "Noto Sans CJK SC"][0]
    known = set(chinese.getBestCmap())
    chinese.close()
    parts = [("Kana", [*range(0x2E80, 0x3400), *range(0xFE30, 0xFE50), *range(0xFF00, 0xFFF0)])]
    parts += split("Han", [*range(0x4E00, 0xA000), *range(0xF900, 0xFB00)], known, 3600)
    parts += split("HanA", [*range(0x3400, 0x4DC0)], known, 3600)
    parts += split("HanB", [*range(0x20000, 0x323B0), *range(0x2F800, 0x2FA20)], known, 3600)
    parts += split("Hangul", [*range(0x1100, 0x1200), *range(0xAC00, 0xD7A4)], known, 6000)
    for name, letters in parts:
        font = [each for each in TTCollection(path).fonts if each["name"].getDebugName(4) == "Noto Sans CJK SC"][0]
        write(font, f"NotoSansCJK-{name}.otf", letters=known & set(letters), features=["ccmp", "ljmo", "vjmo", "tjmo"])


def split(name, letters, known, size):
    there = [letter for letter in letters if letter in known]
    return [(f"{name}{at // size + 1}", there[at:at + size]) for at in range(0, len(there), size)]


def write(font, name, features, letters=None):
    options = Options()
    options.hinting = False
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters if letters is not None else font.getBestCmap())
    subsetter.subset(font)
    font.save(OUTPUT / name)
    if name.endswith(".otf"):
        number_glyphs(OUTPUT / name)
    COVERAGE.append(f"{name} {ranges(sorted(font.getBestCmap()))}")
    print(f"{name}: {len(font.getBestCmap())} letters, {(OUTPUT / name).stat().st_size} bytes")


def number_glyphs(path):
    """Has each glyph's CID be its number in the file: who prints a glyph knows no other."""
    font = TTFont(path)
    top = font["CFF "].cff[0]
    numbered = [".notdef", *(f"cid{number:05}" for number in range(1, len(top.charset)))]
    shapes = top.CharStrings.charStrings
    top.CharStrings.charStrings = {new: shapes[old] for old, new in zip(top.charset, numbered)}
    top.charset = numbered
    font.save(path)


def ranges(letters):
    found = []
    for letter in letters:
        if found and found[-1][1] == letter - 1:
            found[-1][1] = letter
        else:
            found.append([letter, letter])
    return ",".join(f"{first:X}-{last:X}" for first, last in found)


def main():
    noto = Path(sys.argv[1]) / "usr" / "share" / "fonts"
    OUTPUT.mkdir(parents=True, exist_ok=True)
    plain(noto / "truetype" / "noto" / "NotoSans-Regular.ttf")
    for script in ALPHABETS:
        alphabet(noto / "truetype" / "noto" / f"NotoSans{script}-Regular.ttf", f"NotoSans{script}")
    alphabet(noto / "truetype" / "noto" / "NotoSerifTibetan-Regular.ttf", "NotoSerifTibetan")
    ideographs(noto / "opentype" / "noto" / "NotoSansCJK-Regular.ttc")
    (OUTPUT / "coverage.txt").write_text("\n".join(COVERAGE) + "\n")


if __name__ == "__main__":
    main()

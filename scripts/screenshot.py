#!/usr/bin/env python3
"""Turns a captured terminal (text with colour codes, as `tmux capture-pane -e -p` gives it) into a PNG.

usage: screenshot.py CAPTURE.ansi PICTURE.png COLUMNS ROWS [--light]

Needs Pillow (pip install pillow) and DejaVu Sans Mono (apt-get install fonts-dejavu-core). Lines and blocks are drawn,
not taken from the font, so that they join without gaps.
"""

import re
import sys
import unicodedata

from PIL import Image, ImageDraw, ImageFont

CELL_WIDTH, CELL_HEIGHT, FONT_SIZE, MARGIN = 10, 20, 16, 14
FONTS = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono%s.ttf"

DARK = {
    "background": (27, 30, 36),
    "text": (214, 218, 224),
    "sixteen": [
        (58, 63, 75), (224, 108, 117), (140, 194, 101), (229, 192, 96),
        (97, 160, 239), (198, 120, 221), (86, 182, 194), (200, 204, 212),
        (110, 118, 132), (240, 130, 138), (165, 212, 130), (240, 208, 124),
        (130, 184, 250), (214, 150, 234), (112, 204, 216), (240, 242, 246),
    ],
}
LIGHT = {
    "background": (252, 252, 250),
    "text": (40, 44, 52),
    "sixteen": [
        (40, 44, 52), (190, 50, 50), (60, 130, 40), (150, 104, 0),
        (40, 90, 190), (140, 60, 160), (0, 122, 140), (180, 184, 190),
        (120, 124, 132), (210, 80, 80), (80, 150, 60), (170, 124, 20),
        (70, 120, 210), (160, 90, 180), (20, 142, 160), (90, 94, 102),
    ],
}

# Which of left, right, up, down a line sign reaches.
LINES = {
    "─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu",
    "├": "udr", "┤": "udl", "┬": "lrd", "┴": "lru", "┼": "lrud",
}


class Style:
    def __init__(self):
        self.foreground = self.background = None
        self.bold = self.dim = self.underline = self.reverse = False

    def copy(self):
        other = Style()
        other.__dict__.update(self.__dict__)
        return other


def indexed(number, palette):
    if number < 16:
        return palette["sixteen"][number]
    if number < 232:
        number -= 16
        step = lambda value: 0 if value == 0 else 55 + 40 * value
        return (step(number // 36), step(number // 6 % 6), step(number % 6))
    grey = 8 + 10 * (number - 232)
    return (grey, grey, grey)


def apply(style, codes, palette):
    codes = [int(code) if code else 0 for code in codes.replace(":", ";").split(";")]
    while codes:
        code = codes.pop(0)
        if code == 0:
            style = Style()
        elif code == 1:
            style.bold = True
        elif code == 2:
            style.dim = True
        elif code == 4:
            style.underline = True
        elif code == 7:
            style.reverse = True
        elif code == 22:
            style.bold = style.dim = False
        elif code == 24:
            style.underline = False
        elif code == 27:
            style.reverse = False
        elif 30 <= code <= 37:
            style.foreground = palette["sixteen"][code - 30]
        elif 90 <= code <= 97:
            style.foreground = palette["sixteen"][code - 82]
        elif code == 39:
            style.foreground = None
        elif 40 <= code <= 47:
            style.background = palette["sixteen"][code - 40]
        elif code == 49:
            style.background = None
        elif code in (38, 48) and codes:
            kind = codes.pop(0)
            if kind == 5 and codes:
                colour = indexed(codes.pop(0), palette)
            elif kind == 2 and len(codes) >= 3:
                colour = tuple(codes[:3])
                del codes[:3]
            else:
                continue
            if code == 38:
                style.foreground = colour
            else:
                style.background = colour
    return style


def cells(text, palette):
    """Yields row, column, sign, style."""
    style = Style()
    for row, line in enumerate(text.split("\n")):
        column = 0
        for part in re.split(r"(\x1b\[[0-9;:]*m)", line):
            if part.startswith("\x1b["):
                style = apply(style.copy(), part[2:-1], palette)
                continue
            for sign in re.sub(r"\x1b[^m]*", "", part):
                if unicodedata.combining(sign) or sign in "\r\x0e\x0f":
                    continue
                yield row, column, sign, style
                column += 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def mix(one, other, share):
    return tuple(round(a * share + b * (1 - share)) for a, b in zip(one, other))


def draw_block(draw, sign, x, y, colour, background):
    code = ord(sign)
    right, bottom = x + CELL_WIDTH - 1, y + CELL_HEIGHT - 1
    if 0x2581 <= code <= 0x2588:
        height = round(CELL_HEIGHT * (code - 0x2580) / 8)
        draw.rectangle([x, bottom - height + 1, right, bottom], fill=colour)
    elif sign == "▀":
        draw.rectangle([x, y, right, y + CELL_HEIGHT // 2 - 1], fill=colour)
    elif sign == "▌":
        draw.rectangle([x, y, x + CELL_WIDTH // 2 - 1, bottom], fill=colour)
    elif sign == "▐":
        draw.rectangle([x + CELL_WIDTH // 2, y, right, bottom], fill=colour)
    elif sign in "░▒▓":
        draw.rectangle([x, y, right, bottom], fill=mix(colour, background, {"░": 0.22, "▒": 0.5, "▓": 0.75}[sign]))
    else:
        return False
    return True


def draw_line(draw, sign, x, y, colour):
    middle_x, middle_y = x + CELL_WIDTH // 2, y + CELL_HEIGHT // 2
    reaches = LINES[sign]
    if "l" in reaches:
        draw.line([x, middle_y, middle_x, middle_y], fill=colour)
    if "r" in reaches:
        draw.line([middle_x, middle_y, x + CELL_WIDTH - 1, middle_y], fill=colour)
    if "u" in reaches:
        draw.line([middle_x, y, middle_x, middle_y], fill=colour)
    if "d" in reaches:
        draw.line([middle_x, middle_y, middle_x, y + CELL_HEIGHT - 1], fill=colour)


def main():
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(arguments) != 4:
        sys.exit(__doc__)
    palette = LIGHT if "--light" in sys.argv else DARK
    capture, picture, columns, rows = arguments[0], arguments[1], int(arguments[2]), int(arguments[3])
    with open(capture, encoding="utf-8") as file:
        text = file.read()
    regular = ImageFont.truetype(FONTS % "", FONT_SIZE)
    bold = ImageFont.truetype(FONTS % "-Bold", FONT_SIZE)
    size = (columns * CELL_WIDTH + 2 * MARGIN, rows * CELL_HEIGHT + 2 * MARGIN)
    image = Image.new("RGB", size, palette["background"])
    draw = ImageDraw.Draw(image)
    for row, column, sign, style in cells(text, palette):
        if row >= rows or column >= columns:
            continue
        foreground = style.foreground or palette["text"]
        background = style.background or palette["background"]
        if style.dim:
            foreground = mix(foreground, background, 0.55)
        if style.reverse:
            foreground, background = background, foreground
        x, y = MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT
        if background != palette["background"]:
            draw.rectangle([x, y, x + CELL_WIDTH - 1, y + CELL_HEIGHT - 1], fill=background)
        if sign in LINES:
            draw_line(draw, sign, x, y, foreground)
        elif sign != " " and not draw_block(draw, sign, x, y, foreground, background):
            font = bold if style.bold else regular
            draw.text((x + CELL_WIDTH / 2, y + CELL_HEIGHT - 5), sign, font=font, fill=foreground, anchor="ms")
        if style.underline:
            draw.line([x, y + CELL_HEIGHT - 2, x + CELL_WIDTH - 1, y + CELL_HEIGHT - 2], fill=foreground)
    image.quantize(255).save(picture, optimize=True)


main()

"""Writes png-fixtures.json: small PNG files of every kind that is read, and the pixels a reader must find in them.

An encoder of its own, on Python's zlib, so that the C# decoder is not only tested against the C# encoder.
Run: python3 make_png_fixtures.py > png-fixtures.json
"""

import base64
import json
import struct
import zlib


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def paeth(a, b, c):
    distances = {a: abs(b - c), b: abs(a - c), c: abs(a + b - 2 * c)}
    return min((a, b, c), key=lambda value: (distances[value], (a, b, c).index(value)))


def filtered(kind, row, above, distance):
    out = bytearray([kind])
    for i, value in enumerate(row):
        a = row[i - distance] if i >= distance else 0
        b = above[i]
        c = above[i - distance] if i >= distance else 0
        out.append((value - (0, a, b, (a + b) // 2, paeth(a, b, c))[kind]) & 255)
    return bytes(out)


def png(width, depth, color_type, samples_per_pixel, rows, extra=b"", idats=1, filters=(0, 1, 2, 3, 4)):
    """rows: lists of samples."""
    distance = max(1, samples_per_pixel * depth // 8)
    data, above = b"", None
    for y, row in enumerate(rows):
        bits = "".join(format(sample, f"0{depth}b") for sample in row)
        bits += "0" * (-len(bits) % 8)
        packed = int(bits, 2).to_bytes(len(bits) // 8, "big")
        data += filtered(filters[y % len(filters)], packed, above or bytes(len(packed)), distance)
        above = packed
    compressed = zlib.compress(data, 9)
    cut = -(-len(compressed) // idats)
    parts = [compressed[i : i + cut] for i in range(0, len(compressed), cut)]
    header = struct.pack(">IIBBBBB", width, len(rows), depth, color_type, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"tEXt", b"Comment\0made for a test")
        + extra
        + b"".join(chunk(b"IDAT", part) for part in parts)
        + chunk(b"IEND", b"")
    )


def over_white(color, alpha):
    return [(value * alpha + 255 * (255 - alpha) + 127) // 255 for value in color]


fixtures = []


def add(name, width, height, channels, file, pixels):
    fixtures.append(
        {
            "name": name,
            "width": width,
            "height": height,
            "channels": channels,
            "file": base64.b64encode(file).decode(),
            "pixels": bytes(sum(pixels, [])).hex(),
        }
    )


for depth in (1, 2, 4, 8):
    width, height, top = 11, 6, (1 << depth) - 1
    rows = [[(x * x + 3 * y + x * y) % (top + 1) for x in range(width)] for y in range(height)]
    pixels = [[sample * 255 // top] for row in rows for sample in row]
    add(f"grey, {depth} bits", width, height, 1, png(width, depth, 0, 1, rows), pixels)

    count = min(top + 1, 13)
    palette = [[20 * i, 255 - 19 * i, (97 * i) % 256] for i in range(count)]
    indices = [[(x + 5 * y) % count for x in range(width)] for y in range(height)]
    extra = chunk(b"PLTE", bytes(sum(palette, [])))
    file = png(width, depth, 3, 1, indices, extra)
    add(f"palette, {depth} bits", width, height, 3, file, [palette[i] for row in indices for i in row])

    extra += chunk(b"tRNS", bytes([0, 128]))
    alphas = [0, 128] + [255] * 254
    file = png(width, depth, 3, 1, indices, extra)
    add(f"palette with transparency, {depth} bits", width, height, 3, file,
        [over_white(palette[i], alphas[i]) for row in indices for i in row])

width, height = 9, 10
colors = [[[(31 * x + 7 * y) % 256, (x * y * 5) % 256, (200 - 13 * x + y * y) % 256] for x in range(width)] for y in range(height)]
rows = [sum(row, []) for row in colors]
flat = [color for row in colors for color in row]
add("colour", width, height, 3, png(width, 8, 2, 3, rows), flat)
add("colour in five IDAT chunks", width, height, 3, png(width, 8, 2, 3, rows, idats=5), flat)
key = colors[2][3]
add("colour with a transparent colour", width, height, 3,
    png(width, 8, 2, 3, rows, chunk(b"tRNS", struct.pack(">HHH", *key))),
    [[255, 255, 255] if color == key else color for color in flat])
alpha = [[(17 * x + 23 * y) % 256 for x in range(width)] for y in range(height)]
add("colour with alpha", width, height, 3,
    png(width, 8, 6, 4, [sum(([*c, a] for c, a in zip(*pair)), []) for pair in zip(colors, alpha)]),
    [over_white(c, a) for pair in zip(colors, alpha) for c, a in zip(*pair)])
add("grey with alpha", width, height, 1,
    png(width, 8, 4, 2, [sum(([c[0], a] for c, a in zip(*pair)), []) for pair in zip(colors, alpha)]),
    [over_white(c[:1], a) for pair in zip(colors, alpha) for c, a in zip(*pair)])
grey = [[(x + y) % 4 for x in range(width)] for y in range(height)]
add("grey with a transparent shade", width, height, 1,
    png(width, 2, 0, 1, grey, chunk(b"tRNS", struct.pack(">H", 1))),
    [[255 if sample == 1 else sample * 85] for row in grey for sample in row])
add("one pixel", 1, 1, 1, png(1, 8, 0, 1, [[77]]), [[77]])

print("[\n" + ",\n".join(json.dumps(fixture) for fixture in fixtures) + "\n]")

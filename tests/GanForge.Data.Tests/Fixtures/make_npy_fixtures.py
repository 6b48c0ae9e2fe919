"""Writes npy-fixtures.json: what numpy.save makes of small arrays, whole files in base64.

The elements count up from 0, divided by 4 where they are floats.
Run: /usr/bin/python3 make_npy_fixtures.py > npy-fixtures.json
"""

import base64
import io
import json

import numpy

SHAPES = [[3], [2, 3], [2, 4, 4, 3], [0, 28, 28], [1000, 1, 1]]


def saved(array):
    file = io.BytesIO()
    numpy.save(file, array)
    return base64.b64encode(file.getvalue()).decode()


def fixture(shape, kind):
    count = int(numpy.prod(shape))
    array = numpy.arange(count).astype(numpy.uint8) if kind == "|u1" else numpy.arange(count, dtype="<f4") / 4
    return {"shape": shape, "type": kind, "file": saved(array.astype(kind).reshape(shape))}


fixtures = [fixture(shape, kind) for shape in SHAPES for kind in ("|u1", "<f4")]
print("[\n" + ",\n".join(json.dumps(one) for one in fixtures) + "\n]")

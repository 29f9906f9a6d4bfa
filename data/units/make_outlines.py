#!/usr/bin/env python3
"""Makes the .outline files of this folder from GeoJSON borders. Standard library only.

Usage: python3 make_outlines.py FOLDER_WITH_GEOJSON     (see README.md for the three files and their source)

A border between two units is simplified once and used by both, so that neighbours keep touching. Coordinates become
whole steps of the drawing; a path is SVG path data with relative moves.
"""
import csv
import heapq
import json
import math
import os
import sys
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))


def features(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as handle:
        for feature in json.load(handle)["features"]:
            geometry = feature["geometry"]
            polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
            yield feature["properties"]["code"], [[[tuple(p) for p in ring[:-1]] for ring in polygon]
                                                  for polygon in polygons]


def area(points):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1])) / 2


def middle(points):
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def simplify(line, least):
    """Visvalingam: takes away the point whose triangle is smallest until every triangle has `least` area."""
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))
    gone = [False] * len(line)

    def triangle(i):
        (ax, ay), (bx, by), (cx, cy) = line[before[i]], line[i], line[after[i]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2

    heap = [(triangle(i), i) for i in range(1, len(line) - 1)]
    current = {i: size for size, i in heap}
    heapq.heapify(heap)
    while heap:
        size, i = heapq.heappop(heap)
        if gone[i] or current[i] != size:
            continue
        if size >= least:
            break
        gone[i] = True
        after[before[i]], before[after[i]] = after[i], before[i]
        for j in (before[i], after[i]):
            if 0 < j < len(line) - 1:
                current[j] = max(triangle(j), size)
                heapq.heappush(heap, (current[j], j))
    return [p for i, p in enumerate(line) if not gone[i]]


class Border:
    """The lines between the points where three units or two coasts meet, each simplified once."""

    def __init__(self, rings, project, least):
        around = defaultdict(set)
        for ring in rings:
            for a, b in zip(ring, ring[1:] + ring[:1]):
                around[a].add(b)
                around[b].add(a)
        self.nodes = {p for p, others in around.items() if len(others) != 2}
        self.project = project
        self.least = least
        self.done = {}

    def line(self, points):
        key = min(tuple(points), tuple(reversed(points)))
        if key not in self.done:
            self.done[key] = [(round(x), round(y)) for x, y in simplify([self.project(p) for p in key], self.least)]
        found = self.done[key]
        return found if key == tuple(points) else found[::-1]

    def ring(self, ring):
        starts = [i for i, p in enumerate(ring) if p in self.nodes]
        first = starts[0] if starts else ring.index(min(ring))
        turned = ring[first:] + ring[:first + 1]
        lines, current = [], [turned[0]]
        for p in turned[1:]:
            current.append(p)
            if p in self.nodes or p is turned[-1]:
                lines.append(current)
                current = [p]
        out = []
        for line in lines:
            if line[0] == line[-1] and len(lines) == 1:  # an island: two halves, else nothing would hold it open
                half = len(line) // 2
                parts = [self.line(line[:half + 1]), self.line(line[half:])]
            else:
                parts = [self.line(line)]
            for part in parts:
                out += part[:-1]
        kept = []
        for p in out:
            if not kept or kept[-1] != p:
                kept.append(p)
        return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept


def path(rings):
    """Relative moves; a ring begins where the last one began."""
    text, at = "", (0, 0)

    def pair(dx, dy):
        return f"{dx}{dy}" if dy < 0 else f"{dx} {dy}"

    for ring in rings:
        x, y = ring[0]
        text += "m" + pair(x - at[0], y - at[1])
        at = last = ring[0]
        for p in ring[1:]:
            step = pair(p[0] - last[0], p[1] - last[1])
            text += step if step.startswith("-") else " " + step
            last = p
        text += "z"
    return text


def dot(x, y, r=3):
    x, y = round(x), round(y)
    return [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]


def dots(polygons, project, apart):
    """An archipelago whose islands are smaller than a step: a mark for each group."""
    found = []
    for polygon in polygons:
        x, y = project(middle(polygon[0]))
        if all(math.hypot(x - a, y - b) >= apart for a, b in found):
            found.append((x, y))
    return [dot(x, y) for x, y in sorted(found)]


def projection(west, north, scale, x0, y0, latitude):
    squeeze = math.cos(math.radians(latitude))
    return lambda p: (x0 + (p[0] - west) * squeeze * scale, y0 + (north - p[1]) * scale)


def box_of(polygons):
    xs = [p[0] for polygon in polygons for p in polygon[0]]
    ys = [p[1] for polygon in polygons for p in polygon[0]]
    return min(xs), min(ys), max(xs), max(ys)


def into_frame(frame, polygons):
    x, y, w, h = frame
    west, south, east, north = box_of(polygons)
    top, edge = 22, 9  # room for the name
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = min((w - 2 * edge) / ((east - west) * squeeze), (h - top - edge) / (north - south))
    left = x + (w - (east - west) * squeeze * scale) / 2
    upper = y + top + (h - top - edge - (north - south) * scale) / 2
    return projection(west, north, scale, left, upper, (south + north) / 2)


def outline(units, archipelagos, islands, least, scale, latitude, frames, size, margin):
    """Lines of one file. `archipelagos`: name -> (code or None, polygons); `islands`: more points by code."""
    far = {id(p) for code, polygons in archipelagos.values() for p in polygons}
    near = {code: [p for p in polygons if id(p) not in far] for code, polygons in units.items()}
    all_near = [p for polygons in near.values() for p in polygons]
    west, _, _, north = box_of(all_near)
    project = projection(west, north, scale, margin, margin, latitude)
    border = Border([ring for polygon in all_near for ring in polygon], project, least)
    shapes = {}
    for code, polygons in near.items():
        rings = []
        islets = [project(point) for point in islands.get(code, [])]
        for polygon in polygons:
            drawn = [border.ring(ring) for ring in polygon]
            if len(drawn[0]) >= 3 and abs(area(drawn[0])) >= 12:
                rings += [ring for ring in drawn if len(ring) >= 3]
            else:
                islets.append(project(middle(polygon[0])))
        for x, y in islets:  # too small for a shape: a mark, unless it would touch what is drawn
            if all(math.hypot(x - a, y - b) > 7 for ring in rings for a, b in ring):
                rings.append(dot(x, y))
        shapes[code] = rings
    lines = [f"size {size[0]} {size[1]}"]
    for name, (code, polygons) in archipelagos.items():
        frame = frames[name]
        marks = dots(polygons, into_frame(frame, polygons), 6)
        lines.append(f"frame {name} {' '.join(map(str, frame))} {code or '-'} {path(marks)}")
    for code in sorted(shapes):
        lines.append(f"unit {code} {path(shapes[code])}" if shapes[code] else f"unit {code} -")
    return lines


def write(name, head, lines):
    text = "\n".join(head + lines) + "\n"
    with open(os.path.join(HERE, name), "w", encoding="utf-8", newline="\n") as handle:
        handle.write(text)
    print(name, len(text), "bytes")


def main(folder):
    districts = dict(features(folder, "quang_nam_districts_2024.geojson"))
    communes = dict(features(folder, "da_nang_communes_2025.geojson"))
    provinces = dict(features(folder, "vietnam_provinces_2025.geojson"))
    hoang_sa = communes["20333"]
    east = {code: [p for p in provinces[code] if middle(p[0])[0] > 110.5] for code in ("48", "56")}

    frames = {"hoang_sa": (544, 4, 92, 96), "truong_sa": (544, 118, 92, 80)}
    write("quang_nam_2024.outline", ["day 2024-12-31", "level district"],
          outline(districts, {"hoang_sa": (None, hoang_sa), "truong_sa": (None, east["56"])}, {}, 8, 404, 15.5,
                  frames, (640, 460), 6))
    frames["truong_sa"] = (544, 178, 92, 80)
    write("da_nang_2025.outline", ["day 2025-07-01", "level commune"],
          outline(communes, {"hoang_sa": ("20333", hoang_sa), "truong_sa": (None, east["56"])}, {}, 22, 404, 15.5,
                  frames, (640, 520), 6))

    points = {}
    with open(os.path.join(HERE, "centroids.csv"), encoding="utf-8", newline="") as handle:
        points = {r["code"]: (float(r["lon"]), float(r["lat"])) for r in csv.DictReader(handle)}
    islands = defaultdict(list)
    with open(os.path.join(HERE, "communes.csv"), encoding="utf-8", newline="") as handle:
        for r in csv.DictReader(handle):
            if r["kind"] == "Đặc khu" and r["code"] not in ("20333", "22736"):
                islands[r["parent_code"]].append(points[r["code"]])
    frames = {"hoang_sa": (430, 330, 124, 120), "truong_sa": (396, 570, 158, 130)}
    write("vietnam_2025.outline", ["day 2025-07-01", "level province"],
          outline(provinces, {"hoang_sa": ("48", east["48"]), "truong_sa": ("56", east["56"])}, islands, 5, 50, 16,
                  frames, (560, 770), 6))


main(sys.argv[1])

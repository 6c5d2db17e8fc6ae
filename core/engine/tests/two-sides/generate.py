"""The answers of this engagement: staff think well of promises and prices, customers less so; both agree on service."""
import random

rng = random.Random(7)


def level(mean):
    return min(5, max(1, round(rng.gauss(mean, 0.9))))


def write(name, columns, rows):
    with open(name, "w", encoding="utf-8") as out:
        out.write(",".join(columns) + "\n")
        for row in rows:
            out.write(",".join(map(str, row)) + "\n")


both = ["promise-kept", "delay-stated", "price-clear", "welcome", "solved-once"]
staff = [4.2, 3.6, 4.0, 4.0, 3.3]
customers = [3.1, 3.3, 2.9, 4.1, 3.2]
groups = ["shop"] * 24 + ["head-office"] * 18 + ["workshop"] * 6
write(
    "employees.csv",
    ["respondent_id", "group", *both, "time", "latitude"],
    [[f"e{i}", group, *map(level, staff), level(2.8), level(3.0)] for i, group in enumerate(groups)],
)
write(
    "customers.csv",
    ["respondent_id", *both, "bill-clear"],
    [[f"c{i}", *map(level, customers), level(2.6)] for i in range(62)],
)
write("readiness.csv", ["respondent_id", "one-file", "one-desk"], [[f"r{i}", rng.randint(0, 2), rng.randint(1, 3)] for i in range(9)])

"""The same group-by in polars and DuckDB: queue and quarter of an hour, five sums.

Prints one line for each run: name, seconds, rows, groups, total of all sums. The module's own loading is not counted.
"""

import sys
import time

SUMS = ["Offered", "Answered", "Abandoned", "WaitTime", "TalkTime"]


def with_polars(pattern):
    import polars as pl

    start = time.perf_counter()
    calls = pl.scan_csv(
        pattern,
        separator=";",
        schema={
            "Queue": pl.String,
            "Timestamp": pl.Datetime,
            "CallId": pl.Int64,
            **{name: pl.Int64 for name in SUMS},
        },
    )
    done = (
        calls.group_by("Queue", pl.col("Timestamp").dt.truncate("15m"))
        .agg(pl.len().alias("rows"), *[pl.col(name).sum() for name in SUMS])
        .collect(engine="streaming")
    )
    seconds = time.perf_counter() - start
    total = sum(done[name].sum() for name in SUMS)
    return "polars " + pl.__version__, seconds, done["rows"].sum(), done.height, total


def with_duckdb(pattern):
    import duckdb

    start = time.perf_counter()
    done = duckdb.sql(
        f"""
        SELECT Queue, time_bucket(INTERVAL 15 minutes, Timestamp) AS slot, count(*) AS rows,
               {", ".join(f"sum({name})::BIGINT AS {name}" for name in SUMS)}
        FROM read_csv('{pattern}', delim=';', header=true, columns={{
            'Queue': 'VARCHAR', 'Timestamp': 'TIMESTAMP', 'CallId': 'BIGINT',
            {", ".join(f"'{name}': 'BIGINT'" for name in SUMS)}}})
        GROUP BY ALL
        """
    ).fetchall()
    seconds = time.perf_counter() - start
    total = sum(sum(row[3:]) for row in done)
    return "DuckDB " + duckdb.__version__, seconds, sum(row[2] for row in done), len(done), total


if __name__ == "__main__":
    which, pattern = sys.argv[1:]
    print("\t".join(map(str, {"polars": with_polars, "duckdb": with_duckdb}[which](pattern))))

#!/bin/sh
# Brings Temporal's two databases to the schema of this release; on a database already there it only adds what is new.
set -eu

for pair in temporal:temporal temporal_visibility:visibility; do
  database=${pair%%:*}
  versions=/etc/temporal/schema/postgresql/v12/${pair##*:}/versioned
  sql() { temporal-sql-tool --plugin postgres12 --ep "$SQL_HOST" --port 5432 --user "$SQL_USER" --db "$database" "$@"; }
  # Says so and fails where the schema's own table exists: that is the ordinary second start.
  sql setup-schema --version 0.0 || echo "$database: set up before"
  sql update-schema --schema-dir "$versions"
done

#!/bin/sh
# Runs once, when the cluster is new: one role and its databases for the product, one for Temporal. Neither is a superuser.
# Secret ballots are cast as a role that owns nothing; the product's role may act as it.
set -eu

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" \
  --set bangvang="$BANGVANG_DATABASE_PASSWORD" --set temporal="$TEMPORAL_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE bangvang LOGIN PASSWORD :'bangvang';
CREATE ROLE bangvang_caster NOLOGIN;
GRANT bangvang_caster TO bangvang;
CREATE ROLE temporal LOGIN PASSWORD :'temporal';
CREATE DATABASE bangvang OWNER bangvang;
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
REVOKE CONNECT ON DATABASE bangvang, temporal, temporal_visibility FROM PUBLIC;
SQL

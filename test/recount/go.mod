module bangvang/test/recount

go 1.25.0

-- While keys change, what was searched for is kept as a hash by each of them. Runs alike on H2 (MODE=PostgreSQL) and on
-- PostgreSQL.
alter table access_request alter column ssn_hash set data type varchar(1000);

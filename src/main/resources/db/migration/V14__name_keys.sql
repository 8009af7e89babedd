-- The keys of names say by which rule they were made (R19). Whoever writes a client's name need not know the rule: keys
-- without a version are made by the program, which finds the client meanwhile too. Runs alike on H2 (MODE=PostgreSQL) and
-- on PostgreSQL.
alter table client add column name_key_version varchar(40) default '' not null;
alter table client alter column first_name_key set default '';
alter table client alter column last_name_key set default '';
-- those whose keys are out of date are searched by what is not a name
create index client_birth on client (date_of_birth, sex, name_key_version);

-- one row: by which rule keys are made anew, and how far that is; its lock is the turn of a node
create table name_key_rebuild (
    id          integer     not null primary key,
    key_version varchar(40) not null,
    last_client uuid,
    finished_at timestamp with time zone,
    constraint name_key_rebuild_single check (id = 1)
);
insert into name_key_rebuild (id, key_version) values (1, '');

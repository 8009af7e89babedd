-- The end of an association, the links to it, and limits. Runs alike on H2 (MODE=PostgreSQL) and on PostgreSQL.

alter table association add column ended_by varchar(10);
-- the way: the notice's link, the resident portal, the agent portal
alter table association add column end_method varchar(20);
-- the client says that the consent was never given (R10)
alter table association add column did_not_agree boolean;
create index association_ended on association (agent_id, ended_at);

-- links by which clients end an access; a notice that is sent again carries another one, and each works
create table access_notice_link (
    token_hash        varchar(64)              not null primary key,
    access_request_id uuid                     not null,
    created_at        timestamp with time zone not null
);

-- how often something was done since its window began; the guarded update of `used` is the limit
create table limit_count (
    limit_key      varchar(150)             not null primary key,
    used           integer                  not null,
    window_started timestamp with time zone not null
);
create index limit_count_window on limit_count (window_started);

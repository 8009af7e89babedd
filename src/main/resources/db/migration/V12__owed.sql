-- What is owed whatever dies, and which requests have lost their process. Runs alike on H2 (MODE=PostgreSQL) and on
-- PostgreSQL.

-- the client of each of these has not been told of the access yet (R10); written with the association
create table owed_notice (
    access_request_id uuid                     not null primary key references access_request,
    owed_at           timestamp with time zone not null
);

-- the program itself sees to it that the notice goes out, also when whoever was delivering it died
alter table notice add column owed boolean default false not null;
create index notice_state on notice (state, claimed_until);
update notice set owed = true where purpose = 'ASSOCIATION' and state = 'SENDING';

-- accesses of which their clients were never told, as the program ended between the two steps
insert into owed_notice (access_request_id, owed_at)
select s.access_request_id, s.started_at
  from association s
 where s.ended_at is null and s.access_request_id is not null
   and not exists (select 1 from notice n
                    where n.notice_key = 'association:' || cast(s.access_request_id as varchar(36)));

-- attempts whose time is up and that nobody closed
create index consent_attempt_deadline on consent_attempt (state, deadline);

-- open requests that the engine does not seem to work on, and since when: MISSING (it knows no instance) or INCIDENT
create table process_trouble (
    access_request_id uuid                     not null primary key references access_request,
    kind              varchar(10)              not null,
    since             timestamp with time zone not null
);

-- an instance that has ended need not be looked at again
alter table request_process add column ended boolean default false not null;
update request_process set ended = true
 where access_request_id in (select id from access_request where state <> 'OPEN');

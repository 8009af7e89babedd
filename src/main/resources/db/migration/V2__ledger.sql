-- The ledger of consents (R8). Runs alike on H2 (MODE=PostgreSQL) and on PostgreSQL; what keeps it insert only is in
-- db/vendor, because triggers are written differently there.

-- the exact text that somebody was shown or read, once per version, language and hash
create table consent_text (
    version       varchar(20)              not null,
    language      varchar(2)               not null,
    sha256        varchar(64)              not null,
    text          varchar(100000)          not null,
    first_used_at timestamp with time zone not null,
    primary key (version, language, sha256)
);

-- the end of the chain; whoever appends holds this row, so two nodes cannot append to the same record
create table consent_ledger_head (
    id              integer     not null primary key,
    sequence_number bigint      not null,
    record_hash     varchar(64) not null,
    constraint consent_ledger_head_one_row check (id = 1)
);
insert into consent_ledger_head (id, sequence_number, record_hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- an end of a consent is a record of its own
alter table consent_record rename column given_at to recorded_at;
alter table consent_record alter column method set data type varchar(20);
alter table consent_record alter column text_version drop not null;
alter table consent_record alter column text_language drop not null;
alter table consent_record alter column text_sha256 drop not null;
alter table consent_record drop constraint consent_record_request_unique;

alter table consent_record add column kind varchar(10) default 'GIVEN' not null;
alter table consent_record alter column kind drop default;
alter table consent_record add column given_record_id uuid references consent_record;
alter table consent_record add column client_name varchar(201);
alter table consent_record add column case_number varchar(20);
alter table consent_record add column representative_name varchar(200);
alter table consent_record add column representative_authority varchar(200);
alter table consent_record add column scope varchar(2000);
alter table consent_record add column purpose varchar(2000);
alter table consent_record add column duration varchar(2000);
alter table consent_record add column rescission varchar(2000);
alter table consent_record add column ended_by varchar(10);
alter table consent_record add column retain_until date;
-- null only in what was written before there was a ledger; a constraint in db/vendor keeps it so
alter table consent_record add column sequence_number bigint;
alter table consent_record add column previous_hash varchar(64);
alter table consent_record add column content varchar(50000);
alter table consent_record add column record_hash varchar(64);

alter table consent_record add constraint consent_record_sequence_unique unique (sequence_number);
-- one GIVEN a request, and each consent ends once
alter table consent_record add constraint consent_record_request_kind_unique unique (access_request_id, kind);
alter table consent_record add constraint consent_record_end_unique unique (given_record_id);
alter table consent_record add constraint consent_record_end_refers
    check ((kind = 'GIVEN' and given_record_id is null) or (kind <> 'GIVEN' and given_record_id is not null));
create index consent_record_client on consent_record (client_id, recorded_at);
create index consent_record_time on consent_record (recorded_at);

-- a hold keeps a client's records beyond their retention date; releasing it is a row of its own
create table legal_hold (
    id          uuid                     not null primary key,
    client_id   uuid                     not null references client,
    action      varchar(10)              not null,
    reason      varchar(500)             not null,
    recorded_by varchar(100)             not null,
    recorded_at timestamp with time zone not null,
    constraint legal_hold_action check (action in ('PLACED', 'RELEASED'))
);
create index legal_hold_client on legal_hold (client_id, recorded_at);

-- who took what out of the system
create table audit_export (
    id          uuid                     not null primary key,
    exported_by varchar(100)             not null,
    exported_at timestamp with time zone not null,
    subject     varchar(200)             not null,
    format      varchar(10)              not null,
    file_sha256 varchar(64)              not null,
    file_bytes  bigint                   not null
);
create index audit_export_time on audit_export (exported_at);

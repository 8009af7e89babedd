-- Channels, delivery states, the portal inbox and text messages from clients. Runs alike on H2 (MODE=PostgreSQL) and on
-- PostgreSQL.

-- 256 random bits; with a secret that is not in the database they give the token in the link, always the same one
alter table consent_attempt add column token_seed varchar(64);
alter table access_notice_link add column token_seed varchar(64);
create index access_notice_link_request on access_notice_link (access_request_id);

alter table notice add column client_id uuid;
alter table notice add column language varchar(2);
alter table notice add column template_version varchar(20);
-- keyed hash of the number that a text message was sent to: finds the notice that a text answers
alter table notice add column address_hash varchar(64);
-- the provider's name of the message
alter table notice add column provider_reference varchar(100);
alter table notice add column tries integer default 0 not null;
-- set while the program itself is to try again
alter table notice add column next_try_at timestamp with time zone;
alter table notice add column valid_until timestamp with time zone;
-- 'delivered' was what a channel had taken
update notice set state = 'ACCEPTED' where state = 'DELIVERED';
update notice set state = 'REFUSED' where state = 'NOT_DELIVERED';
create index notice_due on notice (next_try_at);
create index notice_address on notice (address_hash, created_at);
create index notice_settled on notice (settled_at);

create table inbox_notice (
    id         uuid                     not null primary key,
    notice_key varchar(100)             not null,
    client_id  uuid                     not null references client,
    purpose    varchar(30)              not null,
    language   varchar(2)               not null,
    subject    varchar(300)             not null,
    body       varchar(4000)            not null,
    sent_at    timestamp with time zone not null,
    read_at    timestamp with time zone,
    constraint inbox_notice_key_unique unique (notice_key)
);
create index inbox_notice_client on inbox_notice (client_id, sent_at);

-- who wants no text messages; the number itself is not kept
create table text_opt_out (
    number_hash varchar(64)              not null primary key,
    opted_out   boolean                  not null,
    changed_at  timestamp with time zone not null
);

-- what a provider told, each once: a replay changes nothing
create table provider_event (
    event_key   varchar(150)             not null primary key,
    received_at timestamp with time zone not null
);

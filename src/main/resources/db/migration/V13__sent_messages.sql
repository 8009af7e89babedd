-- What clients were sent, as it was sent, and what a consent given electronically rests on. Runs alike on H2
-- (MODE=PostgreSQL) and on PostgreSQL.

-- as it was handed to its channel, but for the one-time token in the link, of which only the hash is kept (R2); a notice
-- that is tried again with other words, because a name or a setting changed in between, has a row for each
create table notice_message (
    notice_key       varchar(100)             not null,
    -- of subject and body, as SentMessage.text() puts them together
    sha256           varchar(64)              not null,
    language         varchar(2)               not null,
    template_version varchar(20)              not null,
    -- null where the channel has none
    subject          varchar(300),
    body             varchar(10000)           not null,
    -- the same words as a page, for an email
    html             varchar(50000),
    handed_over_at   timestamp with time zone not null,
    primary key (notice_key, sha256)
);
create index notice_client on notice (client_id, created_at);

-- all null in records from before, and in those of verbal consents and of ends: their content is as it was
alter table consent_record add column answered_through varchar(20);
-- SHOWN or AVAILABLE: whether the text was on the page on which the client answered
alter table consent_record add column text_use varchar(10);
alter table consent_record add column opened_at timestamp with time zone;
alter table consent_record add column opened_through varchar(20);
-- the message that asked; consent_text keeps it
alter table consent_record add column message_version varchar(20);
alter table consent_record add column message_language varchar(2);
alter table consent_record add column message_sha256 varchar(64);

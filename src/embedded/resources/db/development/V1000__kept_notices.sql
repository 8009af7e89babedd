-- Development and test only: what would have been sent, link included.
create table kept_notice (
    notice_key varchar(100)             not null primary key,
    method     varchar(10)              not null,
    address    varchar(320)             not null,
    subject    varchar(300)             not null,
    body       varchar(4000)            not null,
    link       varchar(500),
    kept_at    timestamp with time zone not null
);
create index kept_notice_time on kept_notice (kept_at);

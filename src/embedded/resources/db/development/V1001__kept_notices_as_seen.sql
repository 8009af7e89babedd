-- What the client sees: the email as it is rendered, and what was answered to a text message.
alter table kept_notice add column html varchar(20000);
alter table kept_notice add column language varchar(2);
create table channel_switch (
    method varchar(10) not null primary key,
    mode   varchar(10) not null
);

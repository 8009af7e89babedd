-- Residents sign in; what they opened and how they answered; holds are released one by one; when each statement of a
-- verbal consent was acknowledged. Runs alike on H2 (MODE=PostgreSQL) and on PostgreSQL.

-- whose account it is; somebody who acts for a client has an account of their own
alter table account add column client_id uuid references client;
alter table account add constraint account_resident_client
    check ((role = 'RESIDENT' and client_id is not null) or (role <> 'RESIDENT' and client_id is null));

-- only where a client was reached before may notices be sent from now on
alter table client add column email_verified boolean default false not null;
alter table client add column mobile_verified boolean default false not null;

-- the first time that the question was shown; decides nothing, and a mail scanner may have been first
alter table consent_attempt add column opened_at timestamp with time zone;
-- LINK, RESIDENT_PORTAL or TEXT_MESSAGE
alter table consent_attempt add column opened_through varchar(20);
alter table consent_attempt add column answered_through varchar(20);
create index consent_attempt_client on consent_attempt (client_id, state);
create index association_client on association (client_id);

-- which hold a release is of; each is released once
alter table legal_hold add column released_hold_id uuid references legal_hold;
alter table legal_hold add constraint legal_hold_release_unique unique (released_hold_id);
alter table legal_hold add constraint legal_hold_release_refers
    check ((action = 'PLACED' and released_hold_id is null) or (action = 'RELEASED' and released_hold_id is not null));

-- the user tasks that a request's agent completed, in whichever program
create table task_completion (
    access_request_id uuid                     not null references access_request,
    task_key          bigint                   not null,
    completing_at     timestamp with time zone not null,
    primary key (access_request_id, task_key)
);

-- when a statement was ticked on the page of a task, by the server's clock; what is unticked goes away again
create table acknowledgement (
    access_request_id uuid                     not null references access_request,
    task_key          bigint                   not null,
    field             varchar(100)             not null,
    acknowledged_at   timestamp with time zone not null,
    primary key (access_request_id, task_key, field)
);

-- What counts for a pair of agent and client, across their requests: attempts, and whether the client refused. Whoever
-- decides for the pair locks its row first (R16). Runs alike on H2 (MODE=PostgreSQL) and on PostgreSQL.
alter table attempt_count rename to agent_client_pair;

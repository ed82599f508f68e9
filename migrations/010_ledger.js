// The double-entry ledger: every fen is in exactly one account, every movement is one immutable row.

const CODE = 'CHARACTER SET ascii COLLATE ascii_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export async function up(knex) {
  // The CHECK is the second guard: the first is the look at the balance under the row lock.
  await knex.raw(`CREATE TABLE IF NOT EXISTS ledger_accounts (
    id VARCHAR(64) ${CODE} NOT NULL PRIMARY KEY,
    debits_fen BIGINT UNSIGNED NOT NULL DEFAULT 0,
    credits_fen BIGINT UNSIGNED NOT NULL DEFAULT 0,
    may_go_negative TINYINT NOT NULL DEFAULT 0,
    CONSTRAINT no_overdraft CHECK (may_go_negative = 1 OR credits_fen >= debits_fen)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS ledger_transfers (
    id VARCHAR(72) ${CODE} NOT NULL PRIMARY KEY,
    debit VARCHAR(64) ${CODE} NOT NULL,
    credit VARCHAR(64) ${CODE} NOT NULL,
    amount_fen BIGINT UNSIGNED NOT NULL,
    reward_id CHAR(26) ${CODE} NULL,
    reason VARCHAR(64) NOT NULL,
    actor VARCHAR(40) NOT NULL,
    made_at DATETIME(3) NOT NULL,
    KEY by_debit (debit),
    KEY by_credit (credit),
    KEY by_reward (reward_id),
    KEY by_time (made_at, id),
    CONSTRAINT some_money CHECK (amount_fen > 0),
    CONSTRAINT two_sides CHECK (debit <> credit),
    CONSTRAINT fk_debit FOREIGN KEY (debit) REFERENCES ledger_accounts (id),
    CONSTRAINT fk_credit FOREIGN KEY (credit) REFERENCES ledger_accounts (id)
  ) ${END}`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}

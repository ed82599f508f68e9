// Reward programmes (a version never changes once published) and what filing a case booked for its reporter.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const CODE = 'CHARACTER SET ascii COLLATE ascii_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS reward_programmes (
    id VARCHAR(40) ${CODE} NOT NULL,
    version INT NOT NULL,
    name VARCHAR(60) NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    tariff TEXT NOT NULL,
    claim_days SMALLINT NOT NULL,
    terms VARCHAR(500) NOT NULL,
    published_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id, version)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS rewards (
    id ${ID} NOT NULL PRIMARY KEY,
    case_id ${ID} NOT NULL,
    case_no VARCHAR(30) ${CODE} NOT NULL,
    person_id ${ID} NOT NULL,
    person_alias VARCHAR(20) NOT NULL,
    label VARCHAR(20) NOT NULL,
    reward_class CHAR(1) ${CODE} NOT NULL,
    programme_id VARCHAR(40) ${CODE} NULL,
    programme_version INT NULL,
    programme_name VARCHAR(60) NOT NULL,
    pool_id VARCHAR(64) ${CODE} NULL,
    amount_fen BIGINT UNSIGNED NOT NULL,
    claimable TINYINT NOT NULL,
    state VARCHAR(16) ${CODE} NOT NULL,
    reason VARCHAR(40) ${CODE} NULL,
    payout_id ${ID} NULL,
    waits_for_person TINYINT NOT NULL DEFAULT 0,
    void_reason VARCHAR(200) NULL,
    booked_at DATETIME(3) NOT NULL,
    claim_until DATETIME(3) NULL,
    UNIQUE KEY one_per_case (case_id, person_id),
    KEY by_person (person_id, id),
    KEY by_state (state, id),
    KEY expiring (state, claim_until)
  ) ${END}`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}

// What a citizen is told inside the program, and who follows a case of somebody else.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS inbox_messages (
    id ${ID} NOT NULL PRIMARY KEY,
    citizen_id ${ID} NOT NULL,
    event_key VARCHAR(60) ${WORD} NOT NULL,
    kind VARCHAR(24) ${WORD} NOT NULL,
    title VARCHAR(40) NOT NULL,
    words VARCHAR(500) NOT NULL,
    leads_to VARCHAR(8) ${WORD} NULL,
    case_id ${ID} NULL,
    made_at DATETIME(3) NOT NULL,
    read_at DATETIME(3) NULL,
    UNIQUE KEY once (citizen_id, event_key),
    KEY newest (citizen_id, id),
    KEY unread (citizen_id, read_at, id)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS case_followers (
    case_id ${ID} NOT NULL,
    citizen_id ${ID} NOT NULL,
    own_case_id ${ID} NULL,
    followed_at DATETIME(3) NOT NULL,
    PRIMARY KEY (case_id, citizen_id),
    KEY by_citizen (citizen_id, followed_at)
  ) ${END}`);

  // Who was merged before there was an inbox hears of the main case from now on.
  await knex.raw(`INSERT IGNORE INTO case_followers (case_id, citizen_id, own_case_id, followed_at)
    SELECT merged.main_case_id, merged.citizen_id, merged.id, merged.reported_at FROM cases merged
    WHERE merged.main_case_id IS NOT NULL AND merged.citizen_id IS NOT NULL`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}

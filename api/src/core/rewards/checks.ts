/**
 * What must always be true of the ledger and of rewards, each as a query that finds no row. Together with the
 * checks of payouts they are the money check of the house.
 */
export const LEDGER_CHECKS: Record<string, string> = {
  'C1 账户余额等于其流水之和': `
    SELECT a.id FROM ledger_accounts a
    LEFT JOIN (SELECT debit id, SUM(amount_fen) s FROM ledger_transfers GROUP BY debit) d ON d.id = a.id
    LEFT JOIN (SELECT credit id, SUM(amount_fen) s FROM ledger_transfers GROUP BY credit) c ON c.id = a.id
    WHERE a.debits_fen <> COALESCE(d.s, 0) OR a.credits_fen <> COALESCE(c.s, 0)
    LIMIT 1`,
  'C2 全部账户合计为零': `
    SELECT SUM(CAST(credits_fen AS SIGNED) - CAST(debits_fen AS SIGNED)) s
    FROM ledger_accounts HAVING s <> 0
    LIMIT 1`,
  'C3 没有透支的账户': `
    SELECT id FROM ledger_accounts WHERE may_go_negative = 0 AND debits_fen > credits_fen
    LIMIT 1`,
  'C10 每笔应付奖励都有等额入账': `
    SELECT r.id FROM rewards r LEFT JOIN ledger_transfers t ON t.id = CONCAT('grant:', r.id)
    WHERE r.claimable = 1 AND (t.id IS NULL OR t.amount_fen <> r.amount_fen)
    LIMIT 1`,
  'C13 冲回的奖励都有等额冲回分录': `
    SELECT r.id FROM rewards r
    LEFT JOIN ledger_transfers v ON v.id = CONCAT('reverse:', r.id)
    LEFT JOIN ledger_transfers e ON e.id = CONCAT('expire:', r.id)
    LEFT JOIN ledger_transfers d ON d.id = CONCAT('deny:', r.id)
    LEFT JOIN ledger_transfers g ON g.id = CONCAT('regrant:', r.id)
    WHERE (r.state = 'reversed' AND r.amount_fen > 0) <>
        ((v.id IS NOT NULL) + (e.id IS NOT NULL) + (d.id IS NOT NULL) - (g.id IS NOT NULL) > 0)
      OR COALESCE(v.amount_fen, r.amount_fen) <> r.amount_fen
      OR COALESCE(e.amount_fen, r.amount_fen) <> r.amount_fen
      OR COALESCE(d.amount_fen, r.amount_fen) <> r.amount_fen
      OR COALESCE(g.amount_fen, r.amount_fen) <> r.amount_fen
    LIMIT 1`,
  'C15 审核中的奖励都在个人账户中且有未结的审核': `
    SELECT r.id FROM rewards r LEFT JOIN reward_holds h ON h.open_reward_id = r.id
    WHERE (r.held_at IS NOT NULL) <> (h.id IS NOT NULL)
      OR r.held_at IS NOT NULL AND r.state <> 'owed'
    LIMIT 1`,
  'C17 限额计数等于未释放的占用之和': `
    SELECT c.id FROM reward_counters c
    LEFT JOIN (SELECT counter_id, SUM(times) times, SUM(amount_fen) fen FROM reward_cap_uses
      WHERE is_released = 0 GROUP BY counter_id) u ON u.counter_id = c.id
    WHERE c.times <> COALESCE(u.times, 0) OR c.amount_fen <> COALESCE(u.fen, 0)
    LIMIT 1`,
  'C18 每笔占用限额的奖励金额一致': `
    SELECT u.reward_id FROM reward_cap_uses u JOIN rewards r ON r.id = u.reward_id
    WHERE u.is_released = 0 AND u.amount_fen <> r.amount_fen
    LIMIT 1`,
  'C19 每笔已付而案件作废的奖励都列为应追回': `
    SELECT r.id FROM rewards r LEFT JOIN reward_debts d ON d.reward_id = r.id
    WHERE (r.state = 'paid' AND r.void_reason IS NOT NULL) <> (d.reward_id IS NOT NULL)
      OR COALESCE(d.amount_fen, r.amount_fen) <> r.amount_fen
    LIMIT 1`,
  'C20 每笔预算拨款都由两人确认': `
    SELECT b.id FROM reward_budgets b LEFT JOIN ledger_transfers t ON t.id = CONCAT('budget:', b.id)
    WHERE (b.state = 'confirmed') <> (t.id IS NOT NULL)
      OR COALESCE(t.amount_fen, b.amount_fen) <> b.amount_fen
      OR b.state = 'confirmed' AND (b.decided_by IS NULL OR b.decided_by = b.asked_by)
    LIMIT 1`,
  'C21 每笔奖金都出自已结算的排行或抽奖': `
    SELECT r.id FROM rewards r LEFT JOIN reward_prizes p ON p.programme_id = r.programme_id
      AND p.kind = r.kind AND p.month = SUBSTRING(r.case_no, 6, 7) AND p.booked_at IS NOT NULL
    WHERE r.kind IN ('ranking', 'lottery') AND p.month IS NULL
    LIMIT 1`,
  'C16 被拒的奖励都由两名不同的财务人员决定': `
    SELECT h.id FROM reward_holds h WHERE h.state = 'denied'
      AND (h.deny_asked_by IS NULL OR h.decided_by IS NULL OR h.deny_asked_by = h.decided_by)
    LIMIT 1`,
};

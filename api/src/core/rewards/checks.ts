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
    WHERE (r.state = 'reversed') <> (COALESCE(v.id, e.id) IS NOT NULL)
      OR COALESCE(v.amount_fen, e.amount_fen, r.amount_fen) <> r.amount_fen
    LIMIT 1`,
};

import { build, type Session } from '../../../lib/db.ts';
import { LEDGER_CHECKS } from '../../rewards/index.ts';

/** What ties payouts to the ledger and to rewards, each as a query that finds no row. */
const PAYOUT_CHECKS: Record<string, string> = {
  'C4 每笔领取都已锁定等额资金': `
    SELECT p.id FROM payouts p LEFT JOIN ledger_transfers t ON t.id = CONCAT('lock:', p.id)
    WHERE t.id IS NULL OR t.amount_fen <> p.amount_fen
    LIMIT 1`,
  'C5 到账和退回都有且只有等额分录': `
    SELECT p.id FROM payouts p
    LEFT JOIN ledger_transfers s ON s.id = CONCAT('settle:', p.id)
    LEFT JOIN ledger_transfers r ON r.id = CONCAT('return:', p.id)
    WHERE (p.state = 'settled') <> (s.id IS NOT NULL)
      OR (p.state = 'returned') <> (r.id IS NOT NULL)
      OR COALESCE(s.amount_fen, r.amount_fen, p.amount_fen) <> p.amount_fen
    LIMIT 1`,
  'C6 在途账户等于未完结的付款': `
    SELECT a.id FROM ledger_accounts a
    LEFT JOIN (SELECT CONCAT('in_flight:', person_id) id, SUM(amount_fen) s FROM payouts
      WHERE state NOT IN ('settled', 'returned') GROUP BY person_id) o ON o.id = a.id
    WHERE a.id LIKE 'in\\_flight:%'
      AND CAST(a.credits_fen AS SIGNED) - CAST(a.debits_fen AS SIGNED) <> COALESCE(o.s, 0)
    LIMIT 1`,
  'C7 离开待发送的付款都有发送记录': `
    SELECT p.id FROM payouts p LEFT JOIN payout_sends s ON s.out_bill_no = p.out_bill_no
    WHERE s.id IS NULL AND NOT (p.state IN ('requested', 'approved')
      OR p.state = 'returned' AND p.why IN ('rejected', 'withdrawn'))
    LIMIT 1`,
  'C8 每次发送都是同一份原文': `
    SELECT s.out_bill_no FROM payout_sends s JOIN payouts p ON p.out_bill_no = s.out_bill_no
    WHERE p.request_sha256 IS NULL OR s.request_sha256 <> p.request_sha256
    LIMIT 1`,
  'C9 个人账户等于其可领取的奖励': `
    SELECT o.person_id FROM (SELECT r.person_id, SUM(CASE WHEN r.claimable = 1 AND p.id IS NULL
        THEN r.amount_fen ELSE 0 END) s
      FROM rewards r LEFT JOIN payouts p
        ON p.reward_id = r.id AND (p.live_reward_id IS NOT NULL OR p.state = 'settled')
      GROUP BY r.person_id) o
    LEFT JOIN ledger_accounts a ON a.id = CONCAT('person:', o.person_id)
    WHERE o.s <> COALESCE(CAST(a.credits_fen AS SIGNED) - CAST(a.debits_fen AS SIGNED), 0)
    LIMIT 1`,
  'C11 超限额的付款发送前都有两人审批': `
    SELECT p.id FROM payouts p JOIN payout_sends s ON s.out_bill_no = p.out_bill_no
    WHERE p.needs_two = 1 AND (SELECT COUNT(*) FROM payout_approvals a
      WHERE a.payout_id = p.id AND a.facts_sha256 = p.facts_sha256) < 2
    LIMIT 1`,
  'C12 新单号只在旧单退回之后': `
    SELECT q.id FROM payouts p JOIN payouts q ON q.reward_id = p.reward_id AND q.attempt > p.attempt
    WHERE p.state <> 'returned'
    LIMIT 1`,
  'C14 奖励状态与付款一致': `
    SELECT r.id FROM rewards r LEFT JOIN payouts p
      ON p.reward_id = r.id AND (p.live_reward_id IS NOT NULL OR p.state = 'settled')
    WHERE r.state <> CASE WHEN p.state = 'settled' THEN 'paid' WHEN p.id IS NOT NULL THEN 'in_payout'
      WHEN r.claimable = 1 THEN 'owed' WHEN r.reason IN ('case_voided', 'claim_expired', 'review_denied') THEN 'reversed'
      WHEN r.points > 0 THEN 'points'
      ELSE 'not_rewarded' END
    LIMIT 1`,
};

/** The names of the checks that find something; none means every fen is where it should be. */
export async function checkLedger(session: Session): Promise<string[]> {
  const failed: string[] = [];
  for (const [name, sql] of Object.entries({ ...LEDGER_CHECKS, ...PAYOUT_CHECKS }))
    if (await session.first(build.raw(sql))) failed.push(name);
  return failed;
}

import type { CaseAction, OfferedAction } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { arrangeActions } from './arrange-actions.ts';

const offer = (action: CaseAction, isAdverse = false): OfferedAction => ({
  action,
  name: action,
  needs: [],
  isAdverse,
  reasons: [],
});
const names = (offers: OfferedAction[]) => offers.map((one) => one.action);

test('an acceptor sees filing, refusing and merging; the rare steps wait under one button', () => {
  const { next, buttons, more } = arrangeActions([
    offer('request_verify'),
    offer('accept_and_register'),
    offer('reject', true),
    offer('transfer_out', true),
    offer('merge', true),
    offer('void', true),
  ]);
  expect(next?.action).toBe('accept_and_register');
  expect(names(buttons)).toEqual(['accept_and_register', 'reject', 'merge']);
  expect(names(more)).toEqual(['request_verify', 'transfer_out', 'void']);
});

test('the step forward stands before the step back', () => {
  const { buttons } = arrangeActions([offer('dept_reject', true), offer('feedback')]);
  expect(names(buttons)).toEqual(['feedback', 'dept_reject']);
});

test('an open request is answered before anything else', () => {
  const { next, buttons, more } = arrangeActions([
    offer('correct_grade'),
    offer('supervise'),
    offer('grant_deferral'),
    offer('deny_request', true),
    offer('force_close', true),
  ]);
  expect(next?.action).toBe('grant_deferral');
  expect(names(buttons)).toEqual(['grant_deferral', 'deny_request']);
  expect(names(more)).toEqual(['correct_grade', 'supervise', 'force_close']);
});

test('where nothing is expected of a person nothing looks like the next step', () => {
  const { next, buttons, more } = arrangeActions([
    offer('return', true),
    offer('pass_down'),
    offer('ask_extension'),
  ]);
  expect(next).toBeUndefined();
  expect(buttons).toEqual([]);
  expect(names(more)).toEqual(['pass_down', 'ask_extension', 'return']);
});

test('a single rare step needs no menu', () => {
  const { buttons, more } = arrangeActions([
    offer('close'),
    offer('close_reject', true),
    offer('recheck', true),
  ]);
  expect(names(buttons)).toEqual(['close', 'close_reject', 'recheck']);
  expect(more).toEqual([]);
});

test('no step that is offered gets lost', () => {
  const all = [
    offer('grant_suspension'),
    offer('dispatch'),
    offer('register'),
    offer('return', true),
  ];
  const { buttons, more } = arrangeActions(all);
  expect(names([...buttons, ...more]).toSorted()).toEqual(names(all).toSorted());
});

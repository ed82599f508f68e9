import { expect, test } from 'vitest';
import { readSections, writeSections } from './sections-text.ts';

const TERMS = [
  { title: '我们收集什么', words: ['照片和文字。', '位置。'] },
  { title: '您的权利', words: ['可以注销。'] },
];

test('what is written is read again as it was', () => {
  expect(readSections(writeSections(TERMS))).toEqual(TERMS);
});

test('spaces and several empty lines say nothing', () => {
  expect(
    readSections('\n 我们收集什么 \n照片和文字。\n  位置。\n \n\n\n您的权利\n可以注销。\n'),
  ).toEqual(TERMS);
});

test('a title without a sentence, or nothing, is no text', () => {
  expect(readSections('我们收集什么\n\n您的权利\n可以注销。')).toBeNull();
  expect(readSections(' \n ')).toBeNull();
});

import { programmeRules } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { Field } from './field.ts';
import { SECTIONS } from './sections.ts';

type Leaf = { path: string; type: string; options: string[] };
type Def = { type: string } & Record<string, unknown>;
const defOf = (schema: unknown) => (schema as z.core.$ZodType)._zod.def as unknown as Def;

/** Every place of the schema where a value is written, with rows as `[]` and shapes by their kind. */
function leaves(schema: unknown, path: string): Leaf[] {
  const def = defOf(schema);
  const inner = (name: string) => (path ? `${path}.${name}` : name);
  switch (def.type) {
    case 'default':
    case 'prefault':
    case 'nullable':
    case 'optional':
      return leaves(def.innerType, path);
    case 'object':
      return Object.entries(def.shape as object).flatMap(([name, one]) => leaves(one, inner(name)));
    case 'record':
      return (
        defOf(def.keyType).entries ? Object.keys(defOf(def.keyType).entries as object) : []
      ).flatMap((name) => leaves(def.valueType, inner(name)));
    case 'array':
      return leaves(def.element, `${path}[]`);
    case 'union':
      return (def.options as unknown[]).flatMap((option) => {
        const shape = defOf(option).shape as Record<string, unknown>;
        const [kind = ''] = defOf(shape.kind).values as string[];
        const { kind: _, ...others } = shape;
        return [
          { path: `${path}<${kind}>`, type: 'shape', options: [] },
          ...Object.entries(others).flatMap(([name, one]) =>
            leaves(one, `${path}<${kind}>.${name}`),
          ),
        ];
      });
    default: {
      const options =
        def.type === 'enum'
          ? Object.keys(def.entries as object)
          : def.type === 'boolean'
            ? ['true', 'false']
            : [];
      return [{ path, type: def.type, options }];
    }
  }
}

/** The same places as the form writes them. */
function written(fields: readonly Field[], prefix: string): Leaf[] {
  return fields.flatMap((field) => {
    const path = prefix ? `${prefix}.${field.path}` : field.path;
    const { control } = field;
    switch (control.kind) {
      case 'rows':
        return written(control.fields, `${path}[]`);
      case 'variant':
        return Object.entries(control.variants).flatMap(([kind, variant]) => [
          { path: `${path}<${kind}>`, type: 'shape', options: [] },
          ...written(variant.fields, `${path}<${kind}>`),
        ]);
      case 'choice':
        return [{ path, type: 'choice', options: Object.keys(control.words) }];
      case 'picks':
        return [{ path: `${path}[]`, type: 'choice', options: Object.keys(control.words) }];
      case 'areas':
      case 'kinds':
        return [{ path: `${path}[]`, type: control.kind, options: [] }];
      default:
        return [{ path, type: control.kind, options: [] }];
    }
  });
}

const schema = leaves(programmeRules, '');
const form = written(
  SECTIONS.flatMap((section) => section.fields),
  '',
);

test('every field of the rules has a control, and no control writes where there is no field', () => {
  const paths = (list: Leaf[]) => list.map((leaf) => leaf.path).sort();
  expect(schema.length).toBeGreaterThan(60);
  expect(paths(form)).toEqual(paths(schema));
});

test('a control fits its field: choices offer exactly what the schema knows, money is typed as yuan', () => {
  for (const leaf of schema) {
    const mine = form.find((one) => one.path === leaf.path);
    expect(mine?.options.toSorted(), leaf.path).toEqual(leaf.options.toSorted());
    expect(mine?.type === 'yuan', leaf.path).toBe(leaf.path.endsWith('Fen'));
    if (leaf.type === 'number') expect(['yuan', 'number'], leaf.path).toContain(mine?.type);
  }
});

test('every section says in one sentence what it is about', () => {
  for (const { title, help } of SECTIONS) expect(help, title).toMatch(/^[^。]+。$/);
});

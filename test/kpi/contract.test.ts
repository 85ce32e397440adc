import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../host/engine/workbook.ts';
import { sheetsFunctions } from '../../scripts/build/reserved.ts';
import { examplesOf } from '../../scripts/docs/examples.ts';
import { type Example, families, type Kpi, type Variant, variantOf } from '../../src/kpi/define.ts';
import { compute, inputsOf } from '../../src/kpi/expression.ts';
import { kpiById, kpiByName, kpis, templates } from '../../src/kpi/index.ts';
import { units } from '../../src/kpi/measure.ts';
import { nativeExpression } from '../../src/kpi/native.ts';
import { type Reason, reasons } from '../../src/value/outcome.ts';

const workbook = openWorkbook({ locale: 'en_US', timeZone: 'Etc/UTC' });
const variants = kpis().flatMap((kpi) => kpi.variants.map((variant) => ({ kpi, variant })));
const examples = kpis().flatMap((kpi) => examplesOf.get(kpi.id)!.map((example) => ({ kpi, example })));
const nameOf = (kpi: Kpi, variant: Variant) => (variant.id ? `${kpi.id}, ${variant.id}` : kpi.id);
const exampleName = ({ kpi, example }: { kpi: Kpi; example: Example }) => `${kpi.id} ${JSON.stringify(example)}`;

describe('every record', () => {
  it('stands in a file of its id, and every such file is on the contents page', () => {
    const shared = ['costs', 'data', 'define', 'evaluate', 'expression', 'index', 'measure', 'native-measure', 'native-rows', 'native', 'reduce', 'rows', 'select', 'status', 'templates']; // biome-ignore format: a list
    const files = readdirSync('src/kpi').map((file) => file.replace('.ts', ''));
    expect(files.filter((file) => !shared.includes(file)).sort()).toEqual(
      kpis()
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('has an id, a name and a function of its own, that people may type in any case', () => {
    for (const values of [kpis().map(({ id }) => id), kpis().map(({ fn }) => fn), kpis().map(({ text }) => text.name)])
      expect(new Set(values).size).toBe(kpis().length);
    for (const kpi of kpis())
      for (const name of [kpi.id, kpi.text.name, kpi.fn, kpi.text.name.toUpperCase(), kpi.id.replace(/_/g, '-')])
        expect(kpiByName(name)).toBe(kpi);
    expect(kpiByName('wins')).toBeNull();
    expect(() => kpiById('wins')).toThrow('no KPI "wins"');
  });

  it.each(kpis().map((kpi) => [kpi.id, kpi] as const))('%s is complete', (_, kpi) => {
    expect(kpi.id).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(kpi.fn).toMatch(/^[A-Z]{3,}$/);
    expect(sheetsFunctions.has(kpi.fn)).toBe(false);
    expect(units).toContain(kpi.unit);
    expect(families).toContain(kpi.family);
    expect(kpi.text.name).not.toBe('');
    expect(kpi.text.summary).toMatch(/\.$/);
    expect(kpi.text.notes).toMatch(/\.$/);
    if (kpi.band) {
      const { typical, poor, source } = kpi.band;
      expect(source).not.toBe('');
      const [low, high] = typical;
      if (low !== null && high !== null) expect(low).toBeLessThan(high);
      if (poor !== undefined && kpi.better === 'higher') expect(poor).toBeLessThan(low!);
      if (poor !== undefined && kpi.better === 'lower') expect(poor).toBeGreaterThan(high!);
    }
  });

  it.each(variants.map(({ kpi, variant }) => [nameOf(kpi, variant), kpi, variant] as const))(
    '%s names inputs that are there, says what they are, and has words for itself',
    (_, kpi, variant) => {
      expect(inputsOf(variant.expression).sort()).toEqual(Object.keys(variant.inputs).sort());
      for (const name of variant.counted) expect(variant.inputs).toHaveProperty(name);
      expect(variant.counted.length).toBeGreaterThan(0);
      for (const [name, input] of Object.entries(variant.inputs)) {
        const isRead = variant === kpi.variants[0] || variant.expression.op === 'input'; // by the reference, by the note
        if (isRead) expect(input.about).toMatch(/\.$/);
        expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
        expect(sheetsFunctions.has(name.toUpperCase())).toBe(false); // it becomes a name in LET
      }
      if (kpi.variants.length > 1) expect(variant.about).toMatch(/\.$/);
      expect(variantOf(kpi, variant.id.toUpperCase())).toBe(variant);
      if (variant.proportion) expect(variant.expression.op).toBe('ratio');
    },
  );

  it('has options with different names', () => {
    for (const kpi of kpis()) expect(new Set(kpi.variants.map(({ id }) => id)).size).toBe(kpi.variants.length);
    expect(() => variantOf(kpiById('win_rate'), 'by mood')).toThrow('Win rate has no option "by mood"');
  });
});

describe('the examples of the records', () => {
  it.each(examples.map((each) => [exampleName(each), each] as const))('%s', (_, { kpi, example }) => {
    const { inputs, expression } = variantOf(kpi, example.option ?? null);
    for (const name of Object.keys(example))
      if (name !== 'is' && name !== 'option') expect(inputs).toHaveProperty(name);
    const value = compute(expression, (name) => example[name] as number | Reason);
    if (typeof example.is === 'number') expect(value).toBeCloseTo(example.is, 12);
    else expect(value).toBe(example.is);
  });

  it.each(examples.map((each) => [exampleName(each), each] as const))('%s as a formula', (_, { kpi, example }) => {
    const { expression } = variantOf(kpi, example.option ?? null);
    const { text } = nativeExpression(expression, (name) => {
      const value = example[name];
      if (typeof value !== 'number') return { text: '""', nothing: '""' };
      const whole = Number.isInteger(value) ? String(value) : `(${Math.round(value * 1000)}/1000)`;
      return { text: value < 0 ? `(${whole})` : whole, nothing: null };
    });
    const result = workbook.evaluate(`=${text}`);
    if (typeof example.is !== 'number') expect(result).toEqual({ value: '' });
    else expect((result as { value: number }).value).toBeCloseTo(example.is, 12);
  });

  it('show a value and, where a figure can be missing, a reason', () => {
    for (const kpi of kpis()) {
      const examples = examplesOf.get(kpi.id)!;
      expect(examples.some(({ is }) => typeof is === 'number')).toBe(true);
      for (const { is } of examples) if (typeof is === 'string') expect(reasons).toContain(is);
      for (const { id } of kpi.variants)
        expect(
          examples.some(({ option }) => (option ?? kpi.variants[0]!.id) === id) ||
            id === 'repeat customers' ||
            id === 'with margin',
        ).toBe(true); // these differ from the default in a measure, not in arithmetic
      if (kpi.variants[0]!.expression.op === 'ratio')
        expect(examples.some(({ is }) => typeof is === 'string')).toBe(true);
    }
  });
});

describe('templates', () => {
  it.each(templates().map((template) => [template.name, template] as const))(
    '%s names KPIs that exist, at most ten',
    (_, template) => {
      for (const id of template.kpis) expect(kpiById(id).id).toBe(id);
      expect(new Set(template.kpis).size).toBe(template.kpis.length);
      expect(template.kpis.length).toBeLessThanOrEqual(10);
      expect(template.about).toMatch(/\.$/);
    },
  );
});

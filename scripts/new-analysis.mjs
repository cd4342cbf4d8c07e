// `npm run new:analysis -- <id>`: writes the folder of a new analysis, its line in the registry and its test. What it writes
// compiles and runs; its tests fail until the worked example and the method pages say what the analysis is.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

setup();

const id = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
	console.error(
		'npm run new:analysis -- <id>   (small letters, digits and hyphens: "activity-mix")',
	);
	process.exit(2);
}
const folder = join(root, 'src/lib/analyses', id);
const test = join(root, 'tests/unit/analyses', id);
if (existsSync(folder)) {
	console.error(`There is an analysis ${id} already.`);
	process.exit(1);
}

const Name = id
	.split('-')
	.map((word) => word[0]?.toUpperCase() + word.slice(1))
	.join('');
const files = {
	'manifest.ts': `import * as v from 'valibot';
import type { EventSelector, Manifest } from '../contract';
import { selectorColumns, selectorSchema } from '../shared/selector';
import type { ${Name}Result } from './compute';
import * as messages from './messages';

export interface ${Name}Params {
	readonly event: EventSelector;
}

const schema: v.GenericSchema<unknown, ${Name}Params> = v.strictObject({
	event: v.optional(selectorSchema, 'any'),
});

export const manifest: Manifest<'${id}', ${Name}Params, ${Name}Result> = {
	id: '${id}',
	version: 1,
	family: 'behaviour',
	needs: { events: true },
	messages,
	params: {
		schema,
		defaults: () => v.parse(schema, {}),
		sentence: () => ({ key: 'sentence' }),
		tokens: { event: { path: 'event', type: 'event', any: true } },
		more: () => [],
		columns: ({ event }) => selectorColumns(event),
	},
};
`,
	'compute.ts': `import { BitSet } from '../../base/bitset';
import type { Compute, Data, People } from '../contract';
import { blocks } from '../shared/blocks';
import { matcher } from '../shared/selector';
import type { ${Name}Params } from './manifest';

export interface ${Name}Result {
	/** Members with such an event in the time range. */
	readonly count: number;
	/** Members of the scope. */
	readonly members: number;
}

export type ${Name}Ref = 'count';

export const compute: Compute<${Name}Params, ${Name}Result> = function* (data, params) {
	const found = doers(data, params);
	let count = 0;
	for (const { from, to, share } of blocks(data.timeline)) {
		for (let m = from; m < to; m++) if (found(m)) count++;
		yield share;
	}
	return { count, members: data.timeline.memberCount };
};

export const people: People<${Name}Params, ${Name}Ref> = (data, params) => {
	const found = doers(data, params);
	const set = new BitSet(data.timeline.members);
	for (let m = 0; m < data.timeline.members; m++) if (found(m)) set.add(m);
	return set;
};

/** Says of a member if it has such an event in the time range. */
function doers({ timeline, scope, ...rest }: Data, { event }: ${Name}Params): (m: number) => boolean {
	const matches = matcher({ timeline, scope, ...rest }, event);
	const { start, end, time } = timeline;
	return (m) => {
		for (let i = start[m]!; i < end[m]!; i++) {
			if (time[i]! >= scope.from && time[i]! < scope.to && matches(i, m)) return true;
		}
		return false;
	};
}
`,
	'findings.ts': `import type { Findings } from '../contract';
import type { ${Name}Result } from './compute';
import type { ${Name}Params } from './manifest';

export const findings: Findings<${Name}Params, ${Name}Result> = ({ count, members }) => [
	members === 0
		? { key: 'finding.none', values: {}, tone: 'caution' }
		: { key: 'finding.count', values: { count: { count }, members: { count: members } }, tone: 'plain' },
];
`,
	'table.ts': `import type { Tables } from '../contract';
import type { ${Name}Ref, ${Name}Result } from './compute';
import type { ${Name}Params } from './manifest';

export const tables: Tables<${Name}Params, ${Name}Result> = ({ count }) => [
	{
		caption: 'name',
		columns: [
			{ id: 'what', label: { message: 'table.what' }, format: 'text' },
			{ id: 'count', label: { message: 'table.members' }, format: 'count', privacy: 'people' },
		],
		rows: [{ cells: [{ message: 'name' }, count], refs: [null, 'count' satisfies ${Name}Ref] }],
	},
];
`,
	'share.ts': `import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import type { ${Name}Result } from './compute';

/** Who did it and who did not make up the members: neither may be told of when they are few. */
export const share: Share<${Name}Result> = (result, k) => {
	const disclosure = new Disclosure(k);
	const members = disclosure.shown(result.members, { total: true });
	const count = disclosure.shown(result.count);
	disclosure.sum(members, [count, disclosure.implied(result.members - result.count)]);
	const told = disclosure.settle();
	return { ...result, count: told(count), members: told(members) };
};
`,
	'messages.ts': `import type { Messages } from '../../i18n/types';

export const en = {
	name: '${Name}',
	about: 'One line: which question it answers',
	sentence: 'Members with {event}',
	'token-event': 'Event',
	'finding.count': '{count} of {members} members',
	'finding.none': 'There is nobody to count',
	'table.what': 'What',
	'table.members': 'Members',
};

export const zh: Messages<typeof en> = {
	name: '${Name} 分析',
	about: '一句话：它回答什么问题',
	sentence: '做过 {event} 的成员',
	'token-event': '事件',
	'finding.count': '{members} 名成员中的 {count} 名',
	'finding.none': '没有可数的成员',
	'table.what': '内容',
	'table.members': '成员',
};
`,
	'example.ts': `import type { Example } from '../contract';
import type { ${Name}Result } from './compute';
import type { ${Name}Params } from './manifest';

/** Work it out by hand, write it on the method pages, and state it here: -1 is nobody's answer. */
export const example: Example<${Name}Params, ${Name}Result> = {
	data: \`member_id,time,event
ann,2024-01-01 09:00,message
bo,2024-01-02 10:00,view
\`,
	params: { event: { kind: 'message' } },
	expected: { count: -1 },
};
`,
	'View.svelte': `<script lang="ts">
	import { peopleText } from '../../charts/count-text';
	import type { Translator } from '../../i18n/format';
	import { numbers } from '../../i18n/numbers';
	import type { Facts } from '../../model/dataset';
	import type { Host } from '../contract';
	import type { ${Name}Result } from './compute';
	import type { ${Name}Params } from './manifest';
	import type * as messages from './messages';

	interface Props {
		result: ${Name}Result;
		params: ${Name}Params;
		facts: Facts;
		host: Host;
		t: Translator<keyof typeof messages.en>;
	}
	const { result, host, t }: Props = $props();

	const text = $derived(peopleText(result.count, numbers(t.locale)));
</script>

{#if host.people && result.count > 0}
	<button type="button" onclick={() => host.people?.('count', t('name'))}>{text}</button>
{:else}
	<p>{text}</p>
{/if}
`,
	'method.en.md': `## Question

## Definition

## Edge cases

## Assumptions

## Misuse

## Worked example

## Reference
`,
	'method.zh.md': `## 问题

## 定义

## 边界情形

## 前提

## 误用

## 算例

## 参考
`,
};

mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);

mkdirSync(test, { recursive: true });
writeFileSync(
	join(test, `${id}.test.ts`),
	`import { compute } from '$lib/analyses/${id}/compute';
import { example } from '$lib/analyses/${id}/example';
import { expect, it } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

it('finds what the worked example says', () => {
	const data = dataFromText(example.data);
	expect(runToEnd(compute(data, example.params))).toMatchObject(example.expected);
});

it('has edge cases', () => {
	expect.fail('nobody, one member, ties, an empty range, unfinished periods: write them');
});
`,
);

const registry = join(root, 'src/lib/analyses/registry.ts');
const lines = readFileSync(registry, 'utf8');
writeFileSync(registry, lines.replace(/,?\s*\] as const;/, `, '${id}'] as const;`));
execFileSync(
	process.execPath,
	[join(root, 'node_modules/prettier/bin/prettier.cjs'), '--write', folder, test, registry],
	{
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
	},
);

console.error(`src/lib/analyses/${id}: state the worked example first, then \`npm test -- unit\`.`);

import * as v from 'valibot';
import type { Facts } from '../../model/dataset';
import { ownActivity } from '../../model/own-activity';
import type { EventSelector, Manifest } from '../contract';
import { selectorColumns, selectorSchema } from '../shared/selector';
import * as messages from './messages';
import type { RolesRef, RolesResult } from './result';

export interface RolesParams {
	/** What somebody does in each role, from the outermost in. */
	readonly roles: readonly EventSelector[];
	/** Days within which the next role must be taken; 0 = at any time. */
	readonly within: number;
}

const schema: v.GenericSchema<unknown, RolesParams> = v.strictObject({
	roles: v.optional(v.pipe(v.array(selectorSchema), v.minLength(2), v.maxLength(4)), [
		'any',
		'any',
	]),
	within: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650)), 0),
});

export const manifest: Manifest<'roles', RolesParams, RolesResult> = {
	id: 'roles',
	version: 1,
	family: 'community',
	needs: { events: true },
	messages,
	classes: {
		of: ({ roles }) => [
			...roles.map((event, role) => ({
				ref: { role, of: 'innermost' } satisfies RolesRef,
				label: { event, step: role + 1 },
			})),
			{ ref: 'none' satisfies RolesRef, label: { message: 'role.none' } },
		],
	},
	params: {
		schema,
		defaults: (facts) => v.parse(schema, { roles: likelyRoles(facts) }),
		sentence: ({ within }) => ({
			key: 'sentence',
			values: { limited: within > 0 ? 'yes' : 'no' },
		}),
		tokens: {
			roles: { path: 'roles', type: 'steps', min: 2, max: 4 },
			within: { path: 'within', type: 'number', min: 0, max: 3650, step: 1, unit: 'unit.day' },
		},
		more: ({ within }) => (within > 0 ? [] : ['within']),
		columns: ({ roles }) => selectorColumns(...roles),
	},
};

/** Names of kinds by which one looks on, answers, and makes something. */
const ROLES = [
	/^(views?|viewed|open(ed)?|visit(ed)?|reads?|watch(ed)?|play(ed)?|join(ed)?|浏览|查看|打开|观看|阅读|加入|入群)$/i,
	/^(comments?|commented|repl(y|ies)|replied|answers?|answered|messages?|评论|回复|回答|发言|留言|弹幕)$/i,
	/^(posts?|posted|publish(ed)?|create[ds]?|upload(ed)?|submit(ted)?|发布|发帖|投稿|上传|创作|创建)$/i,
];

/** Roles by the names of the kinds; else from the kind that most members do to the one that fewest do. */
function likelyRoles(facts: Facts): EventSelector[] {
	const { kinds } = facts;
	const named = ROLES.flatMap((role) => {
		const kind = kinds.find(({ name }) => role.test(name));
		return kind === undefined ? [] : [{ kind: kind.name }];
	});
	if (named.length > 1) return named;
	const own = ownActivity(facts);
	const left = kinds.filter(({ name }) => own === 'any' || !own.not.includes(name));
	const wide = [...left]
		.sort((a, b) => b.members - a.members || (a.name < b.name ? -1 : 1))
		.map(({ name }): EventSelector => ({ kind: name }));
	if (wide.length > 1) return wide.slice(0, 3);
	return ['any', wide[0] ?? 'any'];
}

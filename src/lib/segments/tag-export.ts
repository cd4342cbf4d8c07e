import type { Tag, TagDimension } from '../model/segment';
import { bearers } from './bearers';

/** A member as he leaves: his id, and the cells of his columns by header. */
export interface Exported {
	readonly id: string;
	readonly cells: ReadonlyMap<string, string>;
}

/** The columns of a customer list of WeCom (企业微信) before the groups of tags. */
export const WECOM_COLUMNS = [
	'客户名称',
	'描述',
	'添加人',
	'添加人账号',
	'添加人所属部门',
	'添加时间',
	'来源',
	'手机',
	'企业',
	'邮箱',
	'地址',
	'职务',
	'电话',
];
/** By these a customer list is known: they are there also when they are empty. */
const ALWAYS: readonly string[] = ['客户名称', '添加人', '添加时间'];
const ID = '外部联系人ID';

/** Groups of tags that have none of their own. */
const GROUPS: Readonly<Record<TagDimension, string>> = {
	value: '用户价值',
	preference: '行为偏好',
	lifecycle: '生命周期',
};

/**
 * Members with their tags as rows in the columns of a WeCom customer list, the header first: one column for each group of tags,
 * `标签组1(用户价值)`, several tags of a group joined by `、`. Members without a tag are left out.
 */
export function tagRows(tags: readonly Tag[], members: readonly Exported[]): string[][] {
	const groups = new Map<string, { readonly name: string; readonly ids: ReadonlySet<string> }[]>();
	for (const tag of tags) {
		const group = tag.group ?? GROUPS[tag.dimension];
		groups.set(group, [...(groups.get(group) ?? []), { name: tag.name, ids: bearers(tag) }]);
	}
	const columns = [...groups.values()];
	const tagged = members.filter(({ id }) =>
		columns.some((group) => group.some(({ ids }) => ids.has(id))),
	);
	const about = WECOM_COLUMNS.filter(
		(header) =>
			ALWAYS.includes(header) || tagged.some(({ cells }) => (cells.get(header) ?? '') !== ''),
	);
	const header = [ID, ...about, ...[...groups.keys()].map((name, i) => `标签组${i + 1}(${name})`)];
	const rows = tagged.map(({ id, cells }) => [
		id,
		...about.map((name) => cells.get(name) ?? (name === '客户名称' ? id : '')),
		...columns.map((group) =>
			group
				.filter(({ ids }) => ids.has(id))
				.map(({ name }) => name)
				.join('、'),
		),
	]);
	return [header, ...rows];
}

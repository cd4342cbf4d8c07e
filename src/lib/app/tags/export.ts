import { toCsv } from '../../base/csv';
import { engine } from '../../engine/client';
import type { Revision, Source } from '../../model/dataset';
import type { Tag } from '../../model/segment';
import { tagRows, WECOM_COLUMNS } from '../../segments/tag-export';
import { download } from '../../ui/download';

/** Headers of a WeCom customer list for what other files call otherwise. */
function headersOf(revision: Revision, sources: readonly Source[]): ReadonlyMap<string, string> {
	const known = new Set(revision.facts.memberColumns.map(({ name }) => name));
	const headers = new Map(
		WECOM_COLUMNS.filter((name) => known.has(name)).map((name) => [name, name]),
	);
	const also = (header: string, column: string | undefined): void => {
		if (column !== undefined && known.has(column) && !headers.has(header))
			headers.set(header, column);
	};
	for (const { mapping } of sources) {
		also('客户名称', mapping.name);
		also('手机', mapping.keys?.phone);
		also('邮箱', mapping.keys?.email);
	}
	return headers;
}

/** Everyone who bears a tag, as a CSV that WeCom's columns fit and that holds no formula. */
export async function exportTags(
	name: string,
	tags: readonly Tag[],
	revision: Revision,
	sources: readonly Source[],
): Promise<void> {
	const headers = headersOf(revision, sources);
	const columns = [...new Set(headers.values())];
	const everyone = Uint32Array.from({ length: revision.facts.members }, (_, m) => m);
	const refs = ['id', ...columns.map((column) => `member:${column}`)];
	const { rows } = await engine.memberRows(revision.id, everyone, refs);
	const members = rows.map(([id, ...cells]) => ({
		id: id!,
		cells: new Map(
			[...headers].map(([header, column]) => [header, cells[columns.indexOf(column)]!]),
		),
	}));
	const csv = toCsv(tagRows(tags, members));
	download(`${name}.csv`, new Blob(['\ufeff', csv], { type: 'text/csv' }));
}

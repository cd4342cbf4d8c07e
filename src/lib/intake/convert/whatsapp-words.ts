/** What WhatsApp itself writes into a chat, in English, Chinese, German, Spanish and Portuguese. */

const GROUP = '(?:(?:此|该|該|本|這個|这个)?(?:群[组組聊]?|社[群区區]))';

/** Words for a thing of the group that can be changed, added and removed like a person. */
const DE_THING = '(?!(?:der|die|das|den|dies\\w*|ein\\w*) )';
const PT_THING = '(?!(?:os?|as?|est[ea]s?|uma?) )';
const DE_GROUP = '(?:dies|d)(?:ie|er|em|e) (?:Gruppe|Community)';
const ES_GROUP = '(?:(?:el|al|del|este|a este|de este) grupo|(?:la|a la|de la|esta) comunidad)';
const PT_GROUP = '(?:(?:[nd]?[oe]|(?:[nd]?este)) grupo|(?:[nd]?a|[nd]?esta) comunidade)';

/**
 * `who` is one person, `list` several, `by` who brought them in. What was done to somebody comes before what somebody did,
 * and ways of joining before those of bringing in.
 */
export const LINES: readonly (readonly [event: 'join' | 'leave' | 'create_group', line: RegExp])[] =
	[
		['join', /^(?<list>.+?) (?:was|were) added(?: by (?<by>.+)| .*)?$/i],
		['leave', /^(?<list>.+?) (?:was|were) removed(?: .*)?$/i],
		['join', /^(?<who>.+?) joined(?: (?:using|from|via|by|through|the|this|your) .*)?$/i],
		['leave', /^(?<who>.+?) left(?: the (?:group|community))?$/i],
		['join', /^(?<by>.+?) added (?<list>.+?)(?: to the (?:group|community))?$/i],
		['leave', /^.+? removed (?<list>.+?)(?: from the (?:group|community))?$/i],
		['create_group', /^(?<who>.+?) created (?:(?:this|the|a) )?(?:group|community)(?: .*)?$/i],

		['join', whole(`(?<who>.+?) ?(?:使用|[通透][过過]|[经經藉]由).*加入了?${GROUP}?`)],
		['join', whole(`(?<by>.+?) ?(?:邀[请請]|拉)了? ?(?<list>.+?) ?(?:[进進]入|加入)了?${GROUP}?`)],
		['join', whole(`(?<who>.+?) ?已?加入了?${GROUP}`)],
		['leave', whole(`(?<who>.+?) ?已?(?:退出|[离離][开開])了?${GROUP}?`)],
		['join', whole(`(?<by>.+?) ?(?:已?添加|已?新增|邀[请請])了? ?(?<list>.+?)(?:到${GROUP})?`)],
		['leave', whole(`.+? ?已?(?:移除|移出|踢出)了? ?(?<list>.+?)`)],
		['create_group', whole(`(?<who>.+?) ?已?(?:[创創]建|建立)了?${GROUP}.*`)],

		['join', whole('(?<list>.+?) (?:wurdest|wurden?) (?:von (?<by>.+?) )?hinzugefügt')],
		['leave', whole('(?<list>.+?) (?:wurdest|wurden?) (?:von .+? )?entfernt')],
		[
			'join',
			whole(`(?<who>.+?) (?:ist|bist) (?:${DE_GROUP} )?(?:(?:mit|über|aus|per) .*)?beigetreten`),
		],
		['leave', whole(`(?<who>.+?) (?:hat|hast) ${DE_GROUP} verlassen`)],
		['join', whole(`(?<by>.+?) (?:hat|hast) ${DE_THING}(?<list>.+?) (?:zur Gruppe )?hinzugefügt`)],
		['leave', whole(`.+? (?:hat|hast) ${DE_THING}(?<list>.+?) (?:aus der Gruppe )?entfernt`)],
		['create_group', whole(`(?<who>.+?) (?:hat|hast) (?:${DE_GROUP}|eine Gruppe) .*erstellt`)],

		['join', whole('Se (?<list>te) (?:añadió|agregó)(?: .*)?')],
		['join', whole('Se (?:añadió|agregó) a (?<list>.+)')],
		['leave', whole('Se (?<list>te) (?:eliminó|expulsó|quitó)(?: .*)?')],
		['leave', whole('Se (?:eliminó|expulsó|quitó) a (?<list>.+)')],
		['join', whole('(?<by>.+?) (?<list>te) (?:ha )?(?:añadi(?:ó|do)|agreg(?:ó|ado))(?: .*)?')],
		['leave', whole('.+? (?<list>te) (?:ha )?(?:elimin|expuls|quit)(?:ó|ado)(?: .*)?')],
		['join', whole('(?<by>.+?) (?:ha )?(?:añadi(?:ó|do)|agreg(?:ó|ado)) a (?<list>.+)')],
		['join', whole('(?<by>Añadiste|Agregaste) a (?<list>.+)')],
		[
			'leave',
			whole(
				'(?:.+? (?:ha )?(?:elimin|expuls|quit)(?:ó|ado)|(?:Elimin|Expuls|Quit)aste) a (?<list>.+)',
			),
		],
		['join', whole('(?<who>Te) uniste(?: .*)?')],
		[
			'join',
			whole(
				'(?<who>.+?) se (?:ha )?uni(?:ó|do)(?: (?:a|al|con|usando|mediante|desde|a través) ?.*)?',
			),
		],
		['leave', whole(`(?<who>.+?) (?:salió|ha salido|abandonó|ha abandonado)(?: ${ES_GROUP})?`)],
		['leave', whole(`(?<who>Saliste|Abandonaste)(?: ${ES_GROUP})?`)],
		['create_group', whole(`(?<who>.+?) (?:creó|ha creado) ${ES_GROUP}.*`)],
		['create_group', whole(`(?<who>Creaste) ${ES_GROUP}.*`)],

		['join', whole('(?<list>.+?) (?:foi|foram) adicionad[oa]s?(?:\\(a\\))?(?: por (?<by>.+))?')],
		['leave', whole('(?<list>.+?) (?:foi|foram) removid[oa]s?(?:\\(a\\))?(?: por .+)?')],
		[
			'join',
			whole(`(?<who>.+?) entrou(?: ${PT_GROUP})?(?: (?:usando|pelo|com|através|via|por) .*)?`),
		],
		['leave', whole(`(?<who>.+?) saiu(?: ${PT_GROUP})?`)],
		['join', whole(`(?<by>.+?) adicionou ${PT_THING}(?<list>.+)`)],
		['leave', whole(`.+? removeu ${PT_THING}(?<list>.+)`)],
		['create_group', whole(`(?<who>.+?) criou ${PT_GROUP}.*`)],
	];

function whole(pattern: string): RegExp {
	return new RegExp(`^${pattern}$`);
}

/** Lines of the chat itself in which a colon may stand later on: `Ann changed the subject to "Plan: B"`. */
export const SPEAKS_OF = new RegExp(
	[
		' (?:changed|created|pinned|updated|removed|added) (?:the|this|group|a|to|their|your|you) ?',
		'(?:更改|修改|创建|創建|建立|變更)了',
		' (?:hat|hast) (?:die|den|das|diese|eine) (?:Gruppen?|Betreff|Community)',
		'(?: (?:creó|cambió|fijó|actualizó)|^(?:Creaste|Cambiaste)) (?:el|la|los|las|este|esta|un) ',
		' (?:criou|mudou|alterou|fixou|atualizou) (?:o|a|os|as|este|esta|uma?) ',
	].join('|'),
);

/** The line with which a chat begins. */
export const ENCRYPTED =
	/end-to-end encrypted|端[到對对]端加密|Ende-zu-Ende-verschlüsselt|de extremo a extremo|de ponta a ponta/;

/** The exporter, called the same whatever was done to whom. */
export const YOU: ReadonlyMap<string, string> = new Map([
	...['you', 'You', 'YOU'].map((word) => [word, 'You'] as const),
	...['您', '你'].map((word) => [word, '你'] as const),
	...['du', 'dich', 'Dich'].map((word) => [word, 'Du'] as const),
	...['te', 'Te', 'Añadiste', 'Agregaste', 'Saliste', 'Abandonaste', 'Creaste'].map(
		(word) => [word, 'Tú'] as const,
	),
	...['você'].map((word) => [word, 'Você'] as const),
]);

/** How the file of a chat is called. */
const FILES: readonly RegExp[] = [
	/^WhatsApp (?:Chat|群组聊天|群組對話|聊天|對話)(?: with| mit| -|：|:)? ?(.+)$/i,
	/^Chat de WhatsApp con (.+)$/i,
	/^Conversa do WhatsApp com (.+)$/i,
	/^与[“"]?(.+?)[”"]?的 ?WhatsApp ?(?:聊天|对话)(?:记录)?$/,
	/^與[「"]?(.+?)[」"]?的 ?WhatsApp ?(?:對話|聊天)(?:記錄)?$/,
];

/** The chat's name as the exported file has it. */
export function chatName(file: string): string {
	const base = file.replace(/^.*[\\/]/, '').replace(/\.txt$/i, '');
	const match = FILES.map((pattern) => pattern.exec(base)).find((found) => found !== null);
	return match?.[1] ?? base;
}

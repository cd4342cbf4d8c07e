// A WhatsApp group as phones of five locales export it: the same five days each time.
import { describe, expect, test } from 'vitest';
import { openFile } from '$lib/intake/convert';
import { ENCRYPTED } from '$lib/intake/convert/whatsapp-words';
import { readSystemLine } from '$lib/intake/convert/whatsapp-system';
import { CsvReader } from '$lib/intake/csv';
import { fileOf } from './read';

/** Who, when, what, by whom; messages with their text. */
async function rows(content: string, name = 'WhatsApp Chat with Readers.txt'): Promise<string[]> {
	const [file] = await openFile({ ...fileOf(content), name });
	expect(file!.origin).toMatchObject({ converter: 'whatsapp' });
	expect(file!.origin?.notes).toBeUndefined();
	const [headers, ...records] = new CsvReader(',').push(await file!.blob.text(), true);
	const cell = (record: readonly string[], header: string) => record[headers!.indexOf(header)]!;
	return records.map((record) => {
		const [who, time, event, by] = ['sender_id', 'time', 'event', 'target_id'].map((header) =>
			cell(record, header),
		);
		const text = event === 'message' ? `: ${cell(record, 'message')}` : '';
		return `${time!.slice(0, 16)} ${event} ${who}${by === '' ? '' : ` by ${by}`}${text}`;
	});
}

/** What every group below becomes; `You` is the exporter in its own language. */
const group = (you: string) => [
	'2024-03-13 20:04 system ',
	'2024-03-13 20:05 create_group Ann',
	`2024-03-13 20:05 join ${you} by Ann`,
	'2024-03-14 00:06 join Bob by Ann',
	'2024-03-14 00:06 join Cy by Ann',
	'2024-03-14 12:07 message Bob: 1: 2',
	'2024-03-15 20:08 join Dee',
	'2024-03-16 20:09 leave Cy',
	'2024-03-17 20:10 leave Dee',
];

describe('Android', () => {
	test('en-US', async () => {
		const at = (day: number, clock: string) => `3/${day}/24, ${clock} - `;
		expect(
			await rows(
				[
					at(13, '8:04\u202fPM') + 'Messages and calls are end-to-end encrypted. Learn more.',
					at(13, '8:05\u202fPM') + 'Ann created group "Readers: all"',
					at(13, '8:05\u202fPM') + 'Ann added you',
					at(14, '12:06\u202fAM') + 'Ann added Bob and Cy',
					at(14, '12:07\u202fPM') + 'Bob: 1: 2',
					at(15, '8:08\u202fPM') + "Dee joined using this group's invite link",
					at(16, '8:09\u202fPM') + 'Cy left',
					at(17, '8:10\u202fPM') + 'Ann removed Dee',
				].join('\n'),
			),
		).toEqual(group('You'));
	});

	test('en-GB', async () => {
		const at = (day: number, clock: string) => `${day}/03/2024, ${clock} - `;
		expect(
			await rows(
				[
					at(13, '20:04') + 'Messages and calls are end-to-end encrypted.',
					at(13, '20:05') + 'Ann created group "Readers: all"',
					at(13, '20:05') + 'You were added by Ann',
					at(14, '00:06') + 'Ann added Bob and Cy',
					at(14, '12:07') + 'Bob: 1: 2',
					at(15, '20:08') + 'Dee joined using your invite link',
					at(16, '20:09') + 'Cy left',
					at(17, '20:10') + 'Dee was removed',
				].join('\n'),
			),
		).toEqual(group('You'));
	});

	test('de', async () => {
		const at = (day: number, clock: string) => `${day}.03.24, ${clock} - `;
		expect(
			await rows(
				[
					at(13, '20:04') + 'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.',
					at(13, '20:05') + 'Ann hat die Gruppe „Readers: all“ erstellt.',
					at(13, '20:05') + 'Ann hat dich hinzugefügt.',
					at(14, '00:06') + 'Ann hat Bob und Cy hinzugefügt.',
					at(14, '12:07') + 'Bob: 1: 2',
					at(15, '20:08') + 'Dee ist der Gruppe mit dem Einladungslink beigetreten.',
					at(16, '20:09') + 'Cy hat die Gruppe verlassen.',
					at(17, '20:10') + 'Ann hat Dee entfernt.',
				].join('\n'),
				'WhatsApp Chat mit Readers.txt',
			),
		).toEqual(group('Du'));
	});

	test('es', async () => {
		const at = (day: number, clock: string) => `${day}/3/24, ${clock} - `;
		expect(
			await rows(
				[
					at(13, '8:04\u202fp.\u00a0m.') +
						'Los mensajes y las llamadas están cifrados de extremo a extremo.',
					at(13, '8:05\u202fp.\u00a0m.') + 'Ann creó el grupo "Readers: all"',
					at(13, '8:05\u202fp.\u00a0m.') + 'Ann te añadió',
					at(14, '12:06\u202fa.\u00a0m.') + 'Ann añadió a Bob y Cy',
					at(14, '12:07\u202fp.\u00a0m.') + 'Bob: 1: 2',
					at(15, '8:08\u202fp.\u00a0m.') +
						'Dee se unió usando el enlace de invitación de este grupo.',
					at(16, '8:09\u202fp.\u00a0m.') + 'Cy salió del grupo',
					at(17, '8:10\u202fp.\u00a0m.') + 'Ann eliminó a Dee',
				].join('\n'),
				'Chat de WhatsApp con Readers.txt',
			),
		).toEqual(group('Tú'));
	});

	test('pt-BR', async () => {
		const at = (day: number, clock: string) => `${day}/03/2024 ${clock} - `;
		expect(
			await rows(
				[
					at(13, '20:04') + 'As mensagens são protegidas com a criptografia de ponta a ponta.',
					at(13, '20:05') + 'Ann criou o grupo "Readers: all"',
					at(13, '20:05') + 'Ann adicionou você',
					at(14, '00:06') + 'Ann adicionou Bob e Cy',
					at(14, '12:07') + 'Bob: 1: 2',
					at(15, '20:08') + 'Dee entrou usando o link de convite deste grupo',
					at(16, '20:09') + 'Cy saiu',
					at(17, '20:10') + 'Ann removeu Dee',
				].join('\n'),
				'Conversa do WhatsApp com Readers.txt',
			),
		).toEqual(group('Você'));
	});

	test('zh', async () => {
		const at = (day: number, clock: string) => `2024/3/${day} ${clock} - `;
		expect(
			await rows(
				[
					at(13, '下午8:04') + '消息和通话都进行端到端加密。',
					at(13, '下午8:05') + 'Ann创建了群组“Readers: all”',
					at(13, '下午8:05') + 'Ann添加了你',
					at(14, '上午12:06') + 'Ann添加了Bob和Cy',
					at(14, '下午12:07') + 'Bob: 1: 2',
					at(15, '下午8:08') + 'Dee使用此群组的邀请链接加入了群组',
					at(16, '下午8:09') + 'Cy退出了群组',
					at(17, '下午8:10') + 'Ann移除了Dee',
				].join('\n'),
			),
		).toEqual(group('你'));
	});
});

describe('iOS: the name of the group or of who did it before the line', () => {
	test.each([
		[
			'en-US',
			'[3/13/24, 8:05:06\u202fPM]',
			'[3/14/24, 8:05:06\u202fPM]',
			'Ann added Bob',
			'Bob left',
		],
		['en-GB', '[13/03/2024, 20:05:06]', '[14/03/2024, 20:05:06]', 'Ann added Bob', 'Bob left'],
		[
			'de',
			'[13.03.24, 20:05:06]',
			'[14.03.24, 20:05:06]',
			'Ann hat Bob hinzugefügt.',
			'Bob hat die Gruppe verlassen.',
		],
		[
			'es',
			'[13/3/24, 20:05:06]',
			'[14/3/24, 20:05:06]',
			'Ann agregó a Bob.',
			'Bob salió del grupo.',
		],
		['pt-BR', '[13/03/2024 20:05:06]', '[14/03/2024 20:05:06]', 'Ann adicionou Bob', 'Bob saiu'],
		['zh', '[2024/3/13 20:05:06]', '[2024/3/14 下午8:05:06]', 'Ann添加了Bob', 'Bob退出了群组'],
	])('%s', async (_, first, second, added, left) => {
		expect(
			await rows(
				[
					`\ufeff${first} Readers: \u200e${added}`,
					`${first} Ann: ${added}`,
					`\u200e${second} Bob: \u200e${left}`,
				].join('\r\n'),
				'_chat.txt',
			),
		).toEqual([
			'2024-03-13 20:05 join Bob by Ann',
			// What somebody writes is no line of the chat, whatever it says.
			`2024-03-13 20:05 message Ann: ${added}`,
			'2024-03-14 20:05 leave Bob',
		]);
	});
});

describe('lines of the chat', () => {
	const names = new Set(['Ana Costa', 'Bob']);
	const told = (line: string): string => {
		const found = readSystemLine(line, names);
		if (found === null) return 'nothing';
		return `${found.event} ${found.who.join('+')}${found.by === '' ? '' : ` by ${found.by}`}`;
	};

	test.each([
		['Bob hat das Gruppenbild entfernt.', 'system Bob'],
		['Bob hat die Beschreibung hinzugefügt', 'system Bob'],
		['Du hast Bob hinzugefügt.', 'join Bob by Du'],
		['Du wurdest hinzugefügt.', 'join Du'],
		['Bob wurde von Ann entfernt.', 'leave Bob'],
		['Du hast die Gruppe „Lesen“ erstellt.', 'create_group Du'],
		['Bob ist über den Einladungslink beigetreten.', 'join Bob'],
		['Añadiste a Bob', 'join Bob by Tú'],
		['Se te añadió al grupo', 'join Tú'],
		['Te uniste usando el enlace de invitación', 'join Tú'],
		['Eliminaste a Bob', 'leave Bob'],
		['Saliste del grupo', 'leave Tú'],
		['Bob eliminó la descripción del grupo', 'system Bob'],
		['Você adicionou Ana Costa e Bob', 'join Ana Costa+Bob by Você'],
		['Você adicionou Luís Costa e Silva', 'join Luís Costa e Silva by Você'],
		['Bob foi adicionado(a)', 'join Bob'],
		['Bob removeu a imagem do grupo', 'system Bob'],
		['Bob adicionou uma descrição', 'system Bob'],
		['Bob entrou pelo link de convite', 'join Bob'],
		['Bob mudou o nome do grupo', 'system Bob'],
		['Qualquer coisa', 'nothing'],
	])('%s', (line, expected) => expect(told(line)).toBe(expected));

	test.each([
		'Messages and calls are end-to-end encrypted.',
		'Nachrichten sind Ende-zu-Ende-verschlüsselt.',
		'Los mensajes están cifrados de extremo a extremo.',
		'As mensagens são protegidas com a criptografia de ponta a ponta.',
		'消息和通话都进行端到端加密。',
	])('the first line: %s', (line) => expect(line).toMatch(ENCRYPTED));

	test('long lines without an end are read in no time', () => {
		for (const word of ['hat ', 'ha ', 'se ', 'adicionou ', 'te ', 'wurde ', '邀请'])
			expect(told(word.repeat(20_000 / word.length))).toBe('nothing');
	});
});

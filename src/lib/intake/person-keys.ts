import type { ColumnFacts } from '../model/dataset';
import { PERSON_KEYS, type Mapping, type PersonKey } from '../model/mapping';
import { NOT_MEMBER, headerWords } from './header-words';
import { isMasked, trimBlanks } from './values/cell';

const HEADERS: Readonly<Record<PersonKey, RegExp>> = {
	phone:
		/手机(号码|号)?( ?是)?$|手机号(?!.*(归属|地区|运营商|验证))|^(联[系络]|行动|携带)?电话(番号|号码)?$|^(default address |billing |customer |user |bind )?(phone|mobile|cell)( ?(no|number))?$/,
	email:
		/(邮箱|信箱|电子邮件)(地址)?( ?是)?$|^メール(アドレス)?$|^((customer|user|billing) )?(e ?mail|email address)$/,
	unionid: /^(wechat |wx )?union ?id$/,
};

/** Whom something is sent to may be another person: a gift joins nobody. */
const NOT_THEIR_OWN = [
	NOT_MEMBER,
	/收货|收件|提货|(届け?|送り?|送付|配送)先|recipient|shipping|delivery/,
];

/** The columns by which a source's members may be known elsewhere: as its mapping says, else by their headers. */
export function personKeys(
	mapping: Mapping,
	columns: readonly Pick<ColumnFacts, 'name' | 'header' | 'present'>[],
): ReadonlyMap<PersonKey, string> {
	const keys = new Map<PersonKey, string>();
	if (mapping.row === 'lookup') return keys;
	for (const key of PERSON_KEYS) {
		const said = mapping.keys?.[key];
		if (said !== undefined) keys.set(key, said);
		else if (mapping.keys === undefined) {
			// Where the member column is one itself, no other says it better.
			const own = columns.find(({ name }) => name === mapping.member);
			const found = [...(own === undefined ? [] : [own]), ...columns].find(
				({ name, header, present }) => {
					const words = headerWords(header ?? name);
					const own = name === mapping.member;
					return (
						present > 0 &&
						HEADERS[key].test(words) &&
						(own || !NOT_THEIR_OWN.some((no) => no.test(words)))
					);
				},
			);
			if (found !== undefined) keys.set(key, found.name);
		}
	}
	return keys;
}

/** A key's value as it is compared; empty for what identifies nobody (masked, too short, no address). */
export function normaliseKey(key: PersonKey, text: string): string {
	const plain = trimBlanks(text.normalize('NFKC'));
	if (plain === '' || isMasked(plain)) return '';
	switch (key) {
		case 'phone':
			return phone(plain);
		case 'email': {
			const email = plain.toLowerCase();
			return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : '';
		}
		case 'unionid':
			return plain.length < 6 ? '' : plain;
	}
}

/** Digits alone; +86 and 0086 before a Chinese mobile number say nothing. An extension (`-8012`) is not part of it. */
function phone(text: string): string {
	if (!/^[+\d][\d\s().-]*$/.test(text)) return '';
	const [main = ''] = text.split(/(?<=\d{11})-\d{1,6}$/);
	const digits = main.replace(/\D/g, '').replace(/^00/, '');
	const mobile = /^(?:86)?(1[3-9]\d{9})$/.exec(digits);
	if (mobile !== null) return mobile[1]!;
	return digits.length < 7 || /^(\d)\1+$/.test(digits) ? '' : digits;
}

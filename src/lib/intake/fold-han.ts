/** Characters of headers as Taiwan, Hong Kong and Japan write them, each before the simplified one. */
const PAIRS =
	'會会員员編编號号碼码訂订單单単单購购買买賣卖戶户顧顾讀读學学絲丝長长訪访題题聯联絡络電电話话機机帳账賬账郵邮' +
	'發发発发時时間间實实際际実实總总総总額额價价価价貨货應应費费積积優优減减稅税運运種种類类動动態态狀状関关關关' +
	'閉闭變变過过後后預预註注冊册進进離离開开創创達达擊击覽览瀏浏簽签標标稱称筆笔記记課课頁页視视頻频鏈链連连結结' +
	'組组團团業业門门鋪铺舖铺舗铺終终設设備备請请薦荐導导評评滿满數数給给對对營营銷销內内來来測测試试驗验驗验暱昵' +
	'證证証证條条網网區区幣币別别寶宝貝贝個个帯带帶带體体遊游務务計计項项賓宾現现紅红級级廢废敗败籤签遞递國国';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
	Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS[2 * i]!, PAIRS[2 * i + 1]!]),
);

const HAN = /\p{Script=Han}/gu;

/**
 * Traditional and Japanese forms of characters that headers are made of as simplified ones, so that words are listed once. No
 * conversion of texts: what no word of a header is made of stays.
 */
export function foldHan(text: string): string {
	return text.replace(HAN, (sign) => SIMPLIFIED.get(sign) ?? sign);
}

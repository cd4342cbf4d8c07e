import { foldHan } from './fold-han';

/** The words by which headers, in English, Chinese and Japanese, tell what their column is. Scores are 0…100. */
type Words = readonly (readonly [score: number, pattern: RegExp])[];

const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;
const MONEY_UNIT = /\s*\((元|人民币|rmb|cny|¥)\)$/i;

/** A header as formats compare it: NFKC, without invisible characters, outer spaces and a money unit at its end. */
export function normaliseHeader(header: string): string {
	return header.normalize('NFKC').replace(INVISIBLE, '').trim().replace(MONEY_UNIT, '').trim();
}

/**
 * A header as lower-case words with one space between: `CustomerID`, `customer_id` and `Customer-ID` are `customer id`; `會員` is
 * `会员`.
 */
export function headerWords(header: string): string {
	return foldHan(normaliseHeader(header))
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}#]+/gu, ' ')
		.trim();
}

/** The highest score of the patterns that these words match; 0 = none. */
export function scoreWords(words: string, patterns: Words): number {
	let best = 0;
	for (const [score, pattern] of patterns) {
		if (score > best && pattern.test(words)) best = score;
	}
	return best;
}

const PERSON =
	'member|user|customer|client|buyer|visitor|contact|account|person|player|student|subscriber|author|sender|profile|distinct|fan|shopper|guest|respondent';
const PERSON_HAN =
	'会员|用户|客户|成员|学员|粉丝|买家|顾客|家长|读者|玩家|受访者|答题者|お?客様|购入者|注文者|ユーザー';
const KEY = 'id|no|number|key|code|uid|guid|#';

export const MEMBER: Words = [
	[100, new RegExp(`^(${PERSON}) ?(${KEY})$`)],
	[100, new RegExp(`^(${PERSON_HAN}) ?(id|no|编号|号|编码|号码|番号|コード|uid)$`)],
	[100, /^(uid|union ?id|open ?id|wxid|qq|qq号|微信号)$/],
	[95, /^(买家|会员|客户|用户)(手机|电话)/],
	[92, new RegExp(`^(${PERSON})$|^(user|nick|screen|login) ?name$|^(nick|login)$`)],
	[
		92,
		new RegExp(
			`^(${PERSON_HAN})?(会员名|用户名|名称|昵称)$|^(${PERSON_HAN})名$|^(${PERSON_HAN})$|^微信昵称$`,
		),
	],
	[
		80,
		/^(e ?mail|email address|customer email|user email|billing email)$|邮箱|信箱|メール(アドレス)?$/,
	],
	[80, /手机|(行动|携带)电话|^(phone|mobile|cell)( ?(no|number))?$/],
	[75, /^(联[系络])?电话(番号|号码)?$/],
	[70, /^(发送人|发言人|作者|姓名|お?名前|氏名|收件人|收货人)( |$)/],
	[60, /^(id|name|full name|customer name)$|姓名|氏名/],
	[40, /地址|住所|^(shipping |billing |delivery )?address$/],
];

/** Columns about other people than the one whose row it is. */
export const NOT_MEMBER =
	/卖家|(届け?|送り?|送付|配送)先|邀请|推荐|添加人|客服|员工|导购|分销|商家|seller|inviter|staff|agent|cashier|recipient/;

export const NAME: Words = [
	[100, /^(display|full|real|sender|author|member|user|customer) ?name$|^name$/],
	[95, /^(客户|用户|会员|真实)?姓名$|^(微信)?昵称$|^买家昵称$|^客户名称$|您的姓名/],
	[95, new RegExp(`^(${PERSON_HAN})名$|^(${PERSON_HAN})?(の?お?名前|氏名)$`)],
	[90, /^(nick ?name|author)$/],
	[80, /^(remark|备注名)$/],
];

export const TIME: Words = [
	[100, /^(event ?)?(time|timestamp|datetime|date time|ts)$|^(时间|时间戳|发生时间|事件时间)$/],
	[95, /^(event ?)?date$|^日期$/],
	[85, /(^| )(time|date|at|on|timestamp)$|时间|日期|日时|日$/],
	[80, /^create/],
];

/** Dates that are not something a member did. */
export const NOT_EVENT_TIME =
	/birth|生日|出生|生年月日|updated?|modif|chang|变更|更新|修改|last|latest|最后|最近|expir|到期|过期|期限|截止|until|till|upload|processing|suspend|silenc|deadline|预计|planned|valid|confirm time|export/;

/** What happened at a time column, when its header says so. Order matters: `退款完成时间` is a refund. */
export const LIFECYCLE: readonly (readonly [kind: string, pattern: RegExp])[] = [
	['refund', /refund|退款|退货|返金|返品/],
	['cancel', /cancel|取消|关闭|closed|キャンセル/],
	['complete', /complet|finish|deliver|receiv|确认收货|完成|签收|收货时间/],
	['ship', /shipp|fulfil|dispatch|发货|出货|出荷|发送日/],
	['order', /(^| )paid|(^| )pay(ment)?( |$)|purchased|付款|支付|成交|入金|购入/],
	[
		'join',
		/join|sign(ed)? ?up|regist|enrol|opt ?in|(^| )subscribed|(^| )since$|注册|加入|入群|进群|入会|入社|登録|添加时间|关注时间/,
	],
	['leave', /(^| )left|leave|unsubscrib|退群|退会|离开/],
	['send', /(^| )sent|发送时间|推送时间/],
	['reach', /reach|送达|触达/],
	['click', /click|点击/],
	['open', /(^| )open(ed)?( |$)|打开/],
	['view', /view|浏览|查看/],
	['create', /creat|placed|submit|下单|创建|提交|拼单|订购|注文|受注/],
];

export const KIND: Words = [
	[100, /^event( ?(name|type|kind|action))?$|^(事件|事件名|事件名称|事件类型)$/],
	[90, /^(action|activity|behaviou?r)( ?(name|type))?$|^(行为|操作|动作)(名称|类型)?$/],
	[50, /^(type|kind|message type)$|^(类型|消息类型)$/],
];

export const AMOUNT: Words = [
	[100, /实付|实际支付金额|^(amount|total) paid$|^paid( amount)?$/],
	[
		95,
		/^(order |total |net |grand |sales? |payment |transaction |purchase )?(amount|total|revenue|sales|value|spend|price total)$/,
	],
	[
		95,
		/^(gmv|monetary|turnover|payment|total price|amt|order total)$|^(订单|总|支付|消费|成交|交易|付款|订购|购买|注文|购入|合计|请求)金额$/,
	],
	[85, /应付金额|^(总价|总额|商品总价|实收)$|^合计( 税込)?$/],
	[80, /金额/],
	[70, /应收/],
	[60, /^(subtotal|小计)$/],
	[50, /^(unit |item |sale |list )?price( each)?$|单价|价格|京东价|售价/],
];

/** Money that is only a part of, or beside, what was paid. */
export const NOT_AMOUNT =
	/tax|shipping|freight|运费|邮费|送料|discount|优惠|割引|立减|折扣|fee|服务费|手数料|积分|ポイント|balance|refund|退款|抵扣|converted|tip|cost|税(?!込)|佣金|lineitem/;

/** Columns that say the currency of the amounts beside them. */
export const CURRENCY: Words = [
	[
		100,
		/^(order |payment |transaction )?currency( code)?$|^(交易|支付|订单|结算)?(币种|币别|货币)$/,
	],
];

/** A price for one piece. */
export const UNIT_PRICE = /price( each)?$|单价|价格|售价|京东价/;
export const QUANTITY: Words = [
	[
		100,
		/^(quantity|qty|units|pieces|order quantity)$|^(数量|个数|件数|购买数量|商品数量|订购数量|注文数)/,
	],
];
export const REFUND_AMOUNT = /refund(ed)? ?amount|amount refunded|退款金额/;

export const ORDER =
	/order|invoice|transaction|purchase|payment|订单|订购|交易|付款|支付|下单|成交|注文|受注|购入/;
export const ORDER_ID: Words = [
	[100, /^(order|invoice|transaction|trade|receipt|booking|bill)( ?(id|no|number|code|key|#))?$/],
	[
		100,
		/^(主)?订单(编号|号|号码|id|no)$|^订购编号$|^交易(号|编号|序号)$|^(ご?注文|受注)(番号|id|no|コード)$/,
	],
	[60, /^子订单(编号|号)$|^((payment|charge) )?id$/],
];
export const OBJECT: Words = [
	[100, /^object( ?(id|name))?$|^对象$/],
	[
		90,
		/^(content|item|product|sku|page|post|topic|article|video|url|path|screen|goods|stock|course|book)( ?(id|no|number|code|key|name|title|url))?$/,
	],
	[
		85,
		/^(全部)?(商品|宝贝|内容|作品|笔记|文章|课程|页面|视频)(id|编号|番号|コード|名|名称|标题)?$|^(选购商品|全部商品名称|链接|标题)$/,
	],
];

export const GROUP: Words = [
	[
		100,
		/^(group|community|team|room|guild|server|class|chapter|circle|group chat)( ?(id|name|no))?$/,
	],
	[100, /^(群|社群|群名|群名称|群聊|班级|小组|圈子|所在群名|群id|分组)$/],
	[80, /社群|群名|班级|门店|店铺名/],
	[75, /^talker name$/],
	[60, /^talker( id)?$|所在群号/],
];

export const CHANNEL: Words = [
	[100, /^channel( ?(id|name))?$|^渠道(名称)?$/],
	[90, / channel$|渠道/],
	[80, /^(utm |traffic )?source$|^来源$|^(utm )?medium$|(入群|添加|加入)方式/],
	[60, /^(platform|device|client|终端|平台|客户端|来源详情)$/],
];

export const TARGET: Words = [
	[
		100,
		/^(to|target|reply to|replied to|in reply to|mention(ed)?|to user|receiver|recipient)( ?(id|name))?$/,
	],
	[100, /^(回复|被回复人|回复给|回复对象|接收人|提到)$/],
	[70, /^(inviter|invited by|referred by|referrer id)( id)?$|^(邀请人|推荐人|分销员)(id|编号)?$/],
];

export const CAMPAIGN: Words = [
	[100, /^(utm )?campaign( ?(id|name))?$|^(活动|活动名称|营销活动|任务名称|计划名称)$/],
];

export const VARIANT: Words = [
	[
		100,
		/^(variant|variation|treatment|arm|(ab|test|experiment) ?group)$|^(实验组|实验分组|测试分组)$/,
	],
];

export const SCORE: Words = [
	[100, /^(score|rating|nps|stars|satisfaction)$|^(评分|总分|打分|分数|得分|满意度)$/],
];

export const TEXT: Words = [
	[100, /^(text|message|msg|content|body|comment|str content)$/],
	[100, /^(内容|消息|消息内容|正文|聊天内容|评论内容|发言)$/],
];

/** What a row of a table without a kind column is about, when no amount and no text tells it. */
export const THEMES: readonly (readonly [kind: string, pattern: RegExp])[] = [
	['answer', /答卷|问卷|survey|response id|respondent/],
	['check-in', /签到|打卡|check ?in/],
	['view', /^(url|page|path|screen|pageview)|浏览/],
	['like', /^likes?$|点赞/],
];

/** Columns of tables with a line for each article of an order, where the order's own cells stand on its first line only. */
export const LINE_ITEM = /^line ?item /;

/** A column of states of an order … */
export const ORDER_STATE = /(^| )(status|state)$|(状态|状况|ステータス)$/;
/** … and not of its parcel or of what came after it. */
export const OTHER_STATE = /售后|物流|发货|fulfil|shipping|delivery|after ?sales?/;
/** States of orders that came to nothing. */
export const CLOSED =
	/取消|关闭|作废|失败|未付款|待付款|未支付|待支付|キャンセル|未入金|cancel|closed|void|fail|unpaid|expired/i;

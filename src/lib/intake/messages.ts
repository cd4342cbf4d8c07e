import type { Messages } from '../i18n/types';

/** Why a file, a row or a cell was not taken as it stood. The keys are `Problem.reason` and `IntakeError.reason`. */
export const en = {
	// Reading a file: it cannot be used at all.
	'file-empty': 'The file holds no rows.',
	'file-nested':
		'This is an archive within archives within archives. Unpack it and choose the files that are inside.',
	'file-archive':
		'This is an archive that cannot be opened here. Unpack it and choose the files that are inside, or pack them as zip.',
	'file-pdf': 'This is a PDF. Export the table as CSV where it came from and choose that file.',
	'file-image':
		'This is a picture. Export the table as CSV where it came from and choose that file.',
	'file-html':
		'This is a web page, even if its name ends in .xls. Open it in Excel or WPS, save it as CSV and choose that file.',
	'json-no-table':
		'This JSON holds no list of records. Export the data as a list of objects, as JSON lines or as CSV.',
	'json-cut-off':
		'This JSON ends in the middle, perhaps because the download stopped. Export or download the file again.',
	'json-damaged':
		'This JSON is damaged: its brackets or quotes do not match. Export the file again.',
	'too-large-at-once':
		'The file is larger than the 256 MB that can be read in one piece. Export a shorter time range, or export JSON lines or CSV.',
	'chat-none':
		'This export holds no chat. When you export, choose the chats (or the channel) and JSON.',
	'file-binary':
		'This is not a text file. Export the table as CSV where it came from and choose that file.',
	'too-many-columns': 'The table has more than 50,000 columns.',
	'file-damaged':
		'The file is damaged or was cut off, perhaps while it was downloaded. Get it again and choose the new copy.',
	'file-too-large':
		'Unpacked, the file is larger than can be read here. Export it in smaller parts.',
	'file-bomb':
		'The file unpacks to hundreds of times its size, as no export does. Get it again from where it came from.',
	'file-locked':
		'The workbook is protected by a password. Open it in Excel or WPS, save it without a password and choose that file.',
	'file-no-workbook':
		'This is an Office file but no workbook. Export the table as XLSX or CSV and choose that file.',
	'file-old-workbook':
		'This workbook was saved in the format of Excel 5 or 95. Open it in Excel or WPS, save it as XLSX and choose that file.',
	'zip-locked':
		'The archive is protected by a password. Unpack it and choose the files that are inside.',
	'zip-method':
		'The archive is packed in a way that cannot be read here. Unpack it and choose the files that are inside.',
	'zip-too-many':
		'The archive holds more than 65,535 files. Unpack it and choose those that are meant.',
	'zip-nothing': 'The archive holds no table. Choose a file with the exported table.',

	// Reading a file: rows.
	undecodable: 'Bytes that do not fit the encoding were replaced by �.',
	'mixed-encodings':
		'Two encodings are mixed, as when two exports are put together. Import the parts as files of their own, or save all of it in one encoding.',
	'mixed-within-line':
		'Cells of one line are in two encodings, as when columns of two files were put side by side. Export the file again, or save all of it in one encoding.',
	'mark-contradicts':
		'The file begins with the mark of UTF-8, but its text is in another encoding, and was read as that.',
	'unterminated-quote': 'A quote is opened and never closed; the line was read as it stands.',
	'stray-quote': 'A quoted cell holds a quote that is not doubled.',
	'row-short': 'The row has fewer cells than there are columns; the rest are missing.',
	'row-long': 'The row has more cells than there are headers; they got columns of their own.',
	'summary-row': 'The row is a sum at the end of the table.',
	'json-entry-left-out': 'Entries that are no whole records were left out.',
	'json-columns-left-out': 'The records have more than 2,000 fields; the later ones were left out.',

	// Reading a file: cells.
	'not-a-number': 'Not a number.',
	'number-footnote': 'A note after the number was left out.',
	'mixed-units': 'The cells have different units (currencies or %); the column has none.',
	'not-a-time': 'Not a date or time.',
	'impossible-date': 'There is no such date.',
	'date-order-unclear': 'Day/month or month/day? No date decides; read as day/month.',
	'month-alone': 'Some cells tell a month and no day: they were read as its first day.',
	'read-as-text': 'Too many cells are no numbers or times: the column was read as text.',
	masked: 'The value is masked.',
	'digits-lost': 'A spreadsheet shortened this id; its last digits are lost.',
	'duration-seconds':
		'Durations of the workbook (such as 36:00:00) were read as numbers of seconds.',
	'excel-error': 'The cell of the workbook holds an error (such as #N/A); it was read as empty.',

	// What rows mean: rows that the mapping leaves out.
	'skipped-by-rule': 'A rule of the mapping leaves this row out.',
	superseded: 'A later export tells this row too; that one is used.',
	'no-member': 'The row does not say who.',
	'no-time': 'The row does not say when.',
	'no-kind': 'The row does not say what happened.',
	'order-number-again':
		'The same numbers come again on other days for other people, as on receipts that begin anew each day: they do not tell orders apart.',
	'several-currencies':
		'The amounts are in different currencies; they are added up as they stand, and no currency is shown.',
	'lookup-row': 'The row is kept as a description; it is neither a person nor an event.',
	'lookup-joined': 'Values that events name: what their rows say can be asked of these events.',
	'lookup-events': 'Events that found their row here.',
	'lookup-unmatched': 'No event names any of these values: the rows are kept, and not used.',
	'lookup-key-unnamed': 'No event names this value.',
	'lookup-key-again': 'This value has a row already; the first one counts.',
	'lookup-key-missing': 'The row does not say which one it describes.',

	// What rows mean: mappings that cannot work.
	'mapping-no-member': 'Choose the column that says who.',
	'mapping-no-event': 'Choose the column that says when.',
	'mapping-no-key': 'Choose the column that other files refer to.',
	'mapping-unknown-column': 'There is no column “{column}”.',
	'mapping-not-a-time': '“{column}” is not a column of dates or times.',
	'mapping-not-a-number': '“{column}” is not a column of numbers.',
	'mapping-not-a-member':
		'“{column}” cannot say who: it is a column of times or of several values.',
	'mapping-empty-column': '“{column}” is empty.',

	// What a format could not do as it should.
	'member-by-name': 'People are told apart by name only: those of one name count as one.',
	'member-by-address':
		'Neither phones nor names tell people apart: they go by address, so those who live together count as one.',
	'member-is-recipient':
		'The file does not tell the buyers’ phones: orders count for the phone that they were sent to.',
	'member-by-device':
		'Not all rows say who somebody is: rows go by browser or device, so a person with two of them counts as two.',
	'member-anonymous': 'The file names nobody: each answer counts as a person of its own.',
	'member-by-order':
		'The file does not tell who bought: each order counts as a person of its own, so nobody is seen to come back.',
	'person-by-nickname':
		'People whom only the chat’s own lines name (who joined, left or invited), and who wrote nothing under that name, or are several: they go by the name.',
	'refund-without-time':
		'The file does not say when these amounts were paid back: they are not taken off.',
	'score-skipped': 'A score of −3 means “skipped” here; it counts as a number all the same.',
	'maybe-cut-off':
		'Exports are known to stop at exactly so many rows: some may be missing. Compare with the source.',

	// Formats.
	'format-generic': 'Table',
	'format-opsbook-events': 'Opsbook events',
	'format-taobao-orders': 'Taobao orders',
	// What a table was made of.
	'from-xlsx': 'Excel',
	'from-xlsb': 'Excel (xlsb)',
	'from-xls': 'Excel (xls)',
	'from-telegram': 'Telegram JSON',
	'from-slack': 'Slack export',
	'from-discord': 'Discord JSON',
	'from-whatsapp': 'WhatsApp text',
	'from-wechat': 'WeChat CSV',
	'from-json-table': 'JSON',
	'format-taobao-items': 'Taobao items',
	'format-pdd-orders': 'Pinduoduo orders',
	'format-douyin-orders': 'Douyin shop orders',
	'format-youzan-orders': 'Youzan orders',
	'format-jd-orders': 'JD orders',
	'format-xhs-notes': 'Xiaohongshu notes',
	'format-wenjuanxing': 'Wenjuanxing answers',
	'format-wecom-customers': 'WeCom customers',
	'format-discourse-users': 'Discourse users',
	'format-shopify-orders': 'Shopify orders',
	'format-shopify-customers': 'Shopify customers',
	'format-stripe-payments': 'Stripe payments',
	'format-mailchimp-audience': 'Mailchimp audience',
	'format-telegram': 'Telegram chat',
	'format-slack': 'Slack export',
	'format-discord': 'Discord channel',
	'format-whatsapp': 'WhatsApp chat',
	'format-memotrace': 'WeChat chat (MemoTrace)',
	'format-chatlog': 'WeChat chat (chatlog)',
	'format-mixpanel': 'Mixpanel events',
	'format-posthog': 'PostHog events',
	'format-amplitude': 'Amplitude events',
	'format-ga4': 'Google Analytics 4 events',
} as const;

export const zh: Messages<typeof en> = {
	// 读取文件：整个文件无法使用。
	'file-empty': '文件里没有数据行。',
	'file-nested': '这是层层嵌套的压缩包。请解压后选择里面的文件。',
	'file-archive': '这种压缩包无法在这里打开。请解压后选择里面的文件，或改用 zip 格式。',
	'file-pdf': '这是 PDF。请在数据来源处导出 CSV，再选择该文件。',
	'file-image': '这是图片。请在数据来源处导出 CSV，再选择该文件。',
	'file-html': '这是网页（即使扩展名是 .xls）。请用 Excel 或 WPS 打开并另存为 CSV，再选择该文件。',
	'json-no-table': '这个 JSON 里没有记录列表。请导出为对象数组、JSON Lines 或 CSV。',
	'json-cut-off': '这个 JSON 不完整，可能是下载中断。请重新导出或下载。',
	'json-damaged': '这个 JSON 已损坏：括号或引号不配对。请重新导出。',
	'too-large-at-once':
		'文件超过一次能读取的 256 MB。请缩短导出的时间范围，或导出 JSON Lines、CSV。',
	'chat-none': '这份导出里没有聊天记录。导出时请勾选聊天（或频道），格式选 JSON。',
	'file-binary': '这不是文本文件。请在数据来源处导出 CSV，再选择该文件。',
	'too-many-columns': '表格超过 50,000 列。',
	'file-damaged': '文件已损坏或不完整，可能是下载时中断。请重新获取后再选择。',
	'file-too-large': '文件解压后太大，无法在这里读取。请分成几份导出。',
	'file-bomb': '文件解压后是原来的几百倍，正常的导出文件不会这样。请从数据来源处重新获取。',
	'file-locked': '工作簿有密码。请用 Excel 或 WPS 打开，另存为不带密码的文件后再选择。',
	'file-no-workbook': '这是 Office 文件，但不是工作簿。请把表格导出为 XLSX 或 CSV 后再选择。',
	'file-old-workbook':
		'这个工作簿是 Excel 5 或 95 的格式。请用 Excel 或 WPS 打开，另存为 XLSX 后再选择。',
	'zip-locked': '压缩包有密码。请解压后选择里面的文件。',
	'zip-method': '压缩包的压缩方式无法在这里读取。请解压后选择里面的文件。',
	'zip-too-many': '压缩包里的文件超过 65,535 个。请解压后选择需要的文件。',
	'zip-nothing': '压缩包里没有表格。请选择导出的表格文件。',

	// 读取文件：行。
	undecodable: '有字节不符合编码，已替换为 �。',
	'mixed-encodings':
		'文件里混有两种编码，像是两份导出拼在了一起。请拆成两个文件分别导入，或统一另存为一种编码。',
	'mixed-within-line':
		'同一行的单元格用了两种编码，像是把两个文件的列拼在了一起。请重新导出，或统一另存为一种编码。',
	'mark-contradicts': '文件开头带有 UTF-8 标记，但内容是另一种编码，已按实际编码读取。',
	'unterminated-quote': '引号没有闭合，该行按原样读取。',
	'stray-quote': '带引号的单元格里有未成对的引号。',
	'row-short': '该行单元格少于列数，其余视为缺失。',
	'row-long': '该行单元格多于表头，多出的部分单独成列。',
	'summary-row': '该行是表尾的合计。',
	'json-entry-left-out': '不是完整记录的条目已略去。',
	'json-columns-left-out': '记录的字段超过 2,000 个，靠后的已略去。',

	// 读取文件：单元格。
	'not-a-number': '不是数字。',
	'number-footnote': '数字后的说明已略去。',
	'mixed-units': '单元格的单位不一致（货币或 %），该列不带单位。',
	'not-a-time': '不是日期或时间。',
	'impossible-date': '不存在这样的日期。',
	'date-order-unclear': '日/月还是月/日？没有日期能够确定，已按日/月读取。',
	'month-alone': '有些单元格只写到月份，已按当月第一天读取。',
	'read-as-text': '太多单元格不是数字或时间，该列按文本读取。',
	masked: '该值已脱敏。',
	'digits-lost': '编号被电子表格缩写，末尾数字已丢失。',
	'duration-seconds': '工作簿里的时长（如 36:00:00）按秒数读取。',
	'excel-error': '工作簿的单元格是错误值（如 #N/A），按空值读取。',

	// 行的含义：按映射没有采用的行。
	'skipped-by-rule': '按映射中的规则，该行不算。',
	superseded: '较新的导出里也有这一行，以较新的为准。',
	'no-member': '该行没有说明是谁。',
	'no-time': '该行没有时间。',
	'no-kind': '该行没有说明发生了什么。',
	'order-number-again':
		'同样的号码在别的日子又属于别的人，像是每天从头编的小票号：不能用来区分订单。',
	'several-currencies': '金额有多种货币；合计时不作换算，也不显示货币。',
	'lookup-row': '该行作为说明保留，既不是成员也不是事件。',
	'lookup-joined': '有事件提到的值：对应行的各列可用于这些事件。',
	'lookup-events': '在这里找到对应行的事件。',
	'lookup-unmatched': '没有事件提到这些值：各行保留，但没有用上。',
	'lookup-key-unnamed': '没有事件提到这个值。',
	'lookup-key-again': '这个值前面已有一行，以第一行为准。',
	'lookup-key-missing': '该行没有写明说的是哪一个。',

	// 行的含义：不可用的映射。
	'mapping-no-member': '请选择表示“谁”的列。',
	'mapping-no-event': '请选择表示时间的列。',
	'mapping-no-key': '请选择供其他文件引用的列。',
	'mapping-unknown-column': '没有“{column}”这一列。',
	'mapping-not-a-time': '“{column}”不是日期或时间列。',
	'mapping-not-a-number': '“{column}”不是数字列。',
	'mapping-not-a-member': '“{column}”是时间列或多值列，不能表示是谁。',
	'mapping-empty-column': '“{column}”是空的。',

	// 某种格式无法完全做到的。
	'member-by-name': '只能按姓名区分，同名的人算作一人。',
	'member-by-address': '电话和姓名都无法区分买家，只能按地址区分，同一地址算作一人。',
	'member-is-recipient': '文件没有买家手机号，订单记在收货手机号名下。',
	'member-by-device': '有些行没有写明是谁，只能按浏览器或设备区分，同一人用两台设备算作两人。',
	'member-anonymous': '文件没有说明是谁，每份答卷算作一人。',
	'member-by-order': '文件没有说明买家，每笔订单算作一人，因此看不出复购。',
	'person-by-nickname':
		'只在入群、退群、邀请提示里出现的人，没有以该昵称发过言，或同名者不止一人：按昵称算作一人。',
	'refund-without-time': '文件没有退款时间，这些退款没有扣除。',
	'score-skipped': '这里的 −3 分表示“跳过”，但仍按数字计算。',
	'maybe-cut-off': '很多导出恰好到这个行数就会截断，可能缺数据，请与来源核对。',

	// 格式。
	'format-generic': '普通表格',
	'format-opsbook-events': 'Opsbook 事件',
	'format-taobao-orders': '淘宝订单',
	// 表格的来源。
	'from-xlsx': 'Excel',
	'from-xlsb': 'Excel（xlsb）',
	'from-xls': 'Excel（xls）',
	'from-telegram': 'Telegram JSON',
	'from-slack': 'Slack 导出',
	'from-discord': 'Discord JSON',
	'from-whatsapp': 'WhatsApp 文本',
	'from-wechat': '微信聊天 CSV',
	'from-json-table': 'JSON',
	'format-taobao-items': '淘宝宝贝明细',
	'format-pdd-orders': '拼多多订单',
	'format-douyin-orders': '抖店订单',
	'format-youzan-orders': '有赞订单',
	'format-jd-orders': '京东订单',
	'format-xhs-notes': '小红书笔记',
	'format-wenjuanxing': '问卷星答卷',
	'format-wecom-customers': '企业微信客户',
	'format-discourse-users': 'Discourse 用户',
	'format-shopify-orders': 'Shopify 订单',
	'format-shopify-customers': 'Shopify 客户',
	'format-stripe-payments': 'Stripe 付款',
	'format-mailchimp-audience': 'Mailchimp 受众',
	'format-telegram': 'Telegram 聊天',
	'format-slack': 'Slack 导出',
	'format-discord': 'Discord 频道',
	'format-whatsapp': 'WhatsApp 聊天',
	'format-memotrace': '微信聊天（MemoTrace 留痕）',
	'format-chatlog': '微信聊天（chatlog）',
	'format-mixpanel': 'Mixpanel 事件',
	'format-posthog': 'PostHog 事件',
	'format-amplitude': 'Amplitude 事件',
	'format-ga4': 'Google Analytics 4 事件',
};

import type { StoredMessage } from './stored-mail.js';

/** The list of messages, the newest first. */
export function listPage(messages: readonly StoredMessage[]): string {
  const rows = [...messages].reverse().map(
    ({ id, to, subject, date }) => `<tr>
      <td class="when">${escape(when(date))}</td>
      <td>${escape(to.join(', '))}</td>
      <td><a href="/messages/${escape(encodeURIComponent(id))}">${escape(subject || '(không có tiêu đề)')}</a></td>
    </tr>`,
  );
  const table = `<table><thead><tr><th>Ngày gửi</th><th>Người nhận</th><th>Tiêu đề</th></tr></thead>
    <tbody>${rows.join('\n')}</tbody></table>`;
  return page(
    'Hộp thư thử',
    `<p class="note">Thư của Bảng Vàng được giữ lại ở đây, không thư nào ra khỏi máy này. Có ${messages.length} thư.</p>
    ${rows.length > 0 ? table : '<p class="empty">Chưa có thư nào.</p>'}`,
  );
}

/** One message. */
export function messagePage({ from, to, subject, date, messageId, text }: StoredMessage): string {
  const fields = [
    ['Người gửi', from],
    ['Người nhận', to.join(', ')],
    ['Ngày gửi', when(date)],
    ['Mã thư', messageId],
  ] as const;
  const list = fields.map(([name, value]) => `<dt>${name}</dt><dd>${escape(value)}</dd>`).join('\n');
  return page(
    subject || '(không có tiêu đề)',
    `<p><a href="/">← Tất cả thư</a></p>
    <dl>${list}</dl>
    <pre>${escape(text)}</pre>`,
  );
}

export function missingPage(): string {
  return page('Không có thư này', '<p><a href="/">← Tất cả thư</a></p>');
}

/** Makes text safe in HTML, also inside double-quoted attributes. */
export function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

const VIETNAM = 'Asia/Ho_Chi_Minh';

function when(date: string | null): string {
  const instant = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(instant)) return '';
  const time = new Intl.DateTimeFormat('vi-VN', { timeStyle: 'short', timeZone: VIETNAM });
  const day = new Intl.DateTimeFormat('vi-VN', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: VIETNAM,
  });
  return `${time.format(instant)} ${day.format(instant)}`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Bảng Vàng</title>
<style>
  body { margin: 0; background: #f6f4ee; color: #23201a; font: 16px/1.55 system-ui, sans-serif; }
  header { background: #8f1d14; color: #fff; border-bottom: 4px solid #d9a514; padding: .9rem 1.25rem; }
  header a { color: inherit; text-decoration: none; font-weight: 600; }
  main { max-width: 62rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; }
  h1 { font-size: 1.4rem; overflow-wrap: anywhere; }
  a { color: #8f1d14; }
  table { width: 100%; border-collapse: collapse; background: #fff; }
  th, td { text-align: left; vertical-align: top; padding: .55rem .7rem; border-bottom: 1px solid #e5e0d3; overflow-wrap: anywhere; }
  th { background: #efeadd; font-size: .9rem; }
  .when { white-space: nowrap; }
  .note, .empty { color: #5c5546; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 0 1rem; }
  dt { color: #5c5546; }
  dd { margin: 0; overflow-wrap: anywhere; }
  pre { background: #fff; border: 1px solid #e5e0d3; border-radius: 6px; padding: 1rem; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
</head>
<body>
<header><a href="/">Bảng Vàng · Hộp thư thử</a></header>
<main><h1>${escape(title)}</h1>${body}</main>
</body>
</html>
`;
}

import { HttpException } from '@nestjs/common';
import { Problem } from '@bangvang/domain';

/** What the web framework's own refusals mean, by their code. */
const BY_CODE: Readonly<Record<string, () => Problem>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: () => new Problem('malformed-json', 'Nội dung yêu cầu không phải JSON hợp lệ.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new Problem('malformed-json', 'Yêu cầu khai báo JSON nhưng không có nội dung.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new Problem('malformed-json', 'Nội dung phải được gửi với Content-Type: application/json.'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Problem('upload-too-large', 'Nội dung yêu cầu vượt quá 1 MB.'),
  FST_ERR_BAD_URL: () => new Problem('not-found-route', 'Địa chỉ này không đọc được.'),
  FST_REQ_FILE_TOO_LARGE: () => new Problem('upload-too-large', 'Tệp vượt quá 20 MB.'),
  FST_INVALID_MULTIPART_CONTENT_TYPE: () => new Problem('invalid-input', 'Tệp phải được gửi dạng multipart/form-data.'),
};

/** What PostgreSQL says to a value that cannot be what its column holds (class 22): the caller sent it. */
const IMPOSSIBLE_VALUE = /^22[0-9A-Z]{3}$/;
/** A text where an id (uuid) stands. */
const NOT_AN_ID = '22P02';

/** A failure of any kind as a problem. What nobody foresaw becomes `internal`, with the failure as its cause. */
export function problemOf(failure: unknown): Problem {
  if (failure instanceof Problem) return failure;
  const code = (failure as { code?: unknown } | null)?.code;
  const known = typeof code === 'string' ? BY_CODE[code] : undefined;
  if (known) return known();
  if (code === NOT_AN_ID) return new Problem('no-such-thing', 'Không tìm thấy theo mã đã gửi.', { cause: failure });
  if (typeof code === 'string' && IMPOSSIBLE_VALUE.test(code)) {
    return new Problem('invalid-input', 'Yêu cầu có giá trị không dùng được.', { cause: failure });
  }
  if (failure instanceof SyntaxError && statusOf(failure) === 400) return BY_CODE['FST_ERR_CTP_INVALID_JSON_BODY']!();

  const status = failure instanceof HttpException ? failure.getStatus() : statusOf(failure);
  if (status === 404) return new Problem('not-found-route', 'Không có địa chỉ này trên hệ thống.');
  if (status === 413) return new Problem('upload-too-large', 'Nội dung gửi lên quá lớn.');
  if (status === 415) return BY_CODE['FST_ERR_CTP_INVALID_MEDIA_TYPE']!();
  if (status >= 400 && status < 500)
    return new Problem('invalid-input', 'Yêu cầu không đúng dạng.', { cause: failure });
  return new Problem('internal', 'Có lỗi ngoài dự kiến khi xử lý yêu cầu.', { cause: failure });
}

function statusOf(failure: unknown): number {
  const status = (failure as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}

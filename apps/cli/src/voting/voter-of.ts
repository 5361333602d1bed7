import {
  type BallotService,
  httpBallotService,
  readVoterFile,
  Unanswered,
  Voter,
  VoterFault,
  type VoterFaultKind,
  type VoterFile,
} from '@bangvang/ballot';
import { EXIT, Failure } from '../failure.js';
import { refusalOf } from '../server/problem-text.js';
import type { Server } from '../server/server.js';
import { keepPrivately, readKept } from './kept-file.js';

const FAULTS: Readonly<Record<VoterFaultKind, string>> = {
  'key-exchanged': 'Khóa niêm phong của phiên họp đã bị đổi sau khi nhận thẻ. Không bỏ phiếu; hãy báo thư ký Hội đồng.',
  'signature-wrong': 'Chữ ký trên thẻ không đúng khóa của nội dung. Không dùng được thẻ; hãy báo thư ký Hội đồng.',
  'token-missing': 'Tệp này không có thẻ của một nội dung đã chọn. Nhận thẻ bằng lệnh: bangvang tokens draw',
  'receipt-wrong': 'Máy chủ xác nhận một phiếu khác với phiếu đã gửi. Hãy báo thư ký Hội đồng.',
};

/** The voter of a file, begun when the file is not there yet. @throws Failure usage */
export function voterOf(file: string, server: Server, sessionId?: string): Voter {
  const keep = (kept: VoterFile) => keepPrivately(file, `${JSON.stringify(kept)}\n`);
  const text = readKept(file);
  if (text === null) {
    if (sessionId === undefined) throw new Failure(EXIT.usage, `Không có tệp thẻ ${file}.`);
    return Voter.begin(sessionId, serviceOf(server), keep);
  }
  const kept = votesIn(file, text);
  if (sessionId !== undefined && kept.sessionId !== sessionId) {
    throw new Failure(EXIT.usage, `Tệp ${file} giữ thẻ của một phiên họp khác.`);
  }
  return Voter.resume(kept, serviceOf(server), keep);
}

/** What a file keeps, for commands that ask no server. @throws Failure usage */
export function keptVotes(file: string): VoterFile {
  const text = readKept(file);
  if (text === null) throw new Failure(EXIT.usage, `Không có tệp thẻ ${file}.`);
  return votesIn(file, text);
}

/** Does something with a voter, telling in Vietnamese what made it stop. */
export async function voting<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof VoterFault) throw new Failure(EXIT.refused, FAULTS[failure.kind], { cause: failure });
    if (failure instanceof Unanswered) throw refusalOf(failure.status, failure.answer);
    if (!(failure instanceof TypeError)) throw failure;
    throw new Failure(
      EXIT.unreachable,
      'Chưa biết phiếu đã vào hòm hay chưa. Chạy lại chính lệnh này: phiếu đã niêm phong được gửi lại y nguyên.',
      { cause: failure },
    );
  }
}

function votesIn(file: string, text: string): VoterFile {
  const kept = readVoterFile(text);
  if (!kept) throw new Failure(EXIT.usage, `Tệp ${file} không phải là tệp thẻ bỏ phiếu.`);
  return kept;
}

function serviceOf(server: Server): BallotService {
  return httpBallotService(server.base, (request) => server.json(request));
}

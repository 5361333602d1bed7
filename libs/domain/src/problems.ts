/** One kind of refusal: what people read, what they can do, and the text it rests on. */
interface ProblemKind {
  readonly title: string;
  readonly action: string;
  readonly source?: string;
}

/** Every refusal of the system by its slug. The slug is the last part of the problem document's `type`. */
export const PROBLEMS = {
  // Who is asking
  'not-signed-in': {
    title: 'Chưa đăng nhập',
    action: 'Hãy đăng nhập rồi làm lại.',
  },
  'wrong-credentials': {
    title: 'Tên đăng nhập hoặc mật khẩu không đúng',
    action: 'Hãy kiểm tra tên đăng nhập và mật khẩu rồi thử lại.',
  },
  'too-many-attempts': {
    title: 'Thử quá nhiều lần',
    action: 'Hãy chờ ít phút rồi thử lại.',
  },
  'username-taken': {
    title: 'Tên đăng nhập đã có người dùng',
    action: 'Hãy chọn tên đăng nhập khác.',
  },
  'foreign-request': {
    title: 'Yêu cầu đến từ trang khác',
    action: 'Hãy mở trang của hệ thống và thực hiện thao tác tại đó.',
  },
  'not-allowed': {
    title: 'Không có quyền thực hiện',
    action: 'Hãy chuyển việc này cho người giữ nhiệm vụ tương ứng.',
  },
  'own-unit': {
    title: 'Hồ sơ của chính đơn vị mình',
    action: 'Hãy chuyển cho người thẩm định không thuộc đơn vị đề nghị.',
  },
  'own-nominee': {
    title: 'Hồ sơ của chính mình hoặc người thân',
    action: 'Hãy chuyển cho người khác xử lý.',
  },
  'four-eyes': {
    title: 'Một người không được làm cả hai bước',
    action: 'Hãy để người khác thực hiện bước này.',
  },
  'not-a-member': {
    title: 'Không phải thành viên Hội đồng',
    action: 'Hãy kiểm tra danh sách thành viên Hội đồng tại ngày họp.',
  },

  // What is asked for
  'no-such-thing': {
    title: 'Không tìm thấy',
    action: 'Hãy kiểm tra lại đường dẫn hoặc mã.',
  },
  'not-found-route': {
    title: 'Không có địa chỉ này',
    action: 'Hãy xem tài liệu API để biết các địa chỉ hiện có.',
  },
  'no-such-campaign': {
    title: 'Không tìm thấy phong trào thi đua',
    action: 'Hãy kiểm tra lại mã phong trào.',
  },
  'no-such-body': {
    title: 'Không tìm thấy cơ quan, đơn vị',
    action: 'Hãy kiểm tra lại mã cơ quan, đơn vị trong danh mục.',
  },
  'no-such-dossier': {
    title: 'Không tìm thấy hồ sơ',
    action: 'Hãy kiểm tra lại mã hồ sơ.',
  },
  'no-such-task': {
    title: 'Không tìm thấy công việc',
    action: 'Hãy tải lại danh sách công việc.',
  },
  'no-such-duty': {
    title: 'Không tìm thấy nhiệm vụ',
    action: 'Hãy tải lại danh sách nhiệm vụ của đơn vị.',
  },
  'no-such-session': {
    title: 'Không tìm thấy phiên họp',
    action: 'Hãy kiểm tra lại mã phiên họp.',
  },
  'no-such-preview': {
    title: 'Không tìm thấy lần xem trước',
    action: 'Hãy xem trước lại rồi xác nhận.',
  },
  'no-such-view': {
    title: 'Không tìm thấy danh sách đã lưu',
    action: 'Hãy tải lại các danh sách đã lưu.',
  },

  // How it is asked
  'invalid-input': {
    title: 'Dữ liệu không hợp lệ',
    action: 'Hãy sửa các mục được nêu rồi gửi lại.',
  },
  'malformed-yaml': {
    title: 'Tệp YAML bị lỗi',
    action: 'Hãy sửa dòng và mục được nêu rồi gửi lại.',
  },
  'malformed-json': {
    title: 'Dữ liệu JSON bị lỗi',
    action: 'Hãy sửa nội dung yêu cầu rồi gửi lại.',
  },
  'upload-too-large': {
    title: 'Tệp quá lớn',
    action: 'Hãy giảm dung lượng hoặc tách tệp rồi gửi lại.',
  },
  'upload-type-refused': {
    title: 'Loại tệp không được nhận',
    action: 'Hãy gửi tệp thuộc các loại được nêu.',
  },
  'import-refused': {
    title: 'Bảng tính có ô cần sửa',
    action: 'Hãy sửa các ô được nêu rồi gửi lại cả tệp; chưa dòng nào được ghi.',
  },
  'missing-idempotency-key': {
    title: 'Thiếu mã yêu cầu',
    action: 'Hãy gửi kèm tiêu đề Idempotency-Key, mỗi thao tác một mã riêng.',
  },
  'idempotency-key-reused': {
    title: 'Mã yêu cầu đã dùng cho nội dung khác',
    action: 'Hãy dùng mã Idempotency-Key mới cho nội dung mới.',
  },
  'missing-version': {
    title: 'Thiếu phiên bản',
    action: 'Hãy tải lại dữ liệu và gửi kèm tiêu đề If-Match.',
  },
  'notice-required': {
    title: 'Thông báo bắt buộc, không tắt được',
    action: 'Hãy để loại thông báo này gửi ngay; các loại khác có thể tắt hoặc gom vào bản tin.',
  },
  'stale-version': {
    title: 'Dữ liệu đã thay đổi',
    action: 'Hãy tải lại, xem phần đã thay đổi rồi làm lại nếu vẫn cần.',
  },

  // The campaign and its document
  'campaign-not-launched': {
    title: 'Phong trào chưa được phát động',
    action: 'Hãy chờ phong trào được phát động.',
  },
  'campaign-already-launched': {
    title: 'Phong trào đã được phát động',
    action: 'Hãy mở phong trào đã có; muốn thay đổi thì ban hành văn bản điều chỉnh.',
  },
  'campaign-closed': {
    title: 'Phong trào đã kết thúc',
    action: 'Phong trào đã kết thúc thì không gia hạn và không nhận thêm đề nghị.',
  },
  'unresolved-phrases': {
    title: 'Có cụm từ chưa xác định được đơn vị',
    action: 'Hãy bổ sung các cụm từ được nêu vào bảng cụm từ rồi phát động lại.',
  },
  'end-before-start': {
    title: 'Ngày kết thúc trước ngày bắt đầu',
    action: 'Hãy sửa ngày bắt đầu hoặc ngày kết thúc.',
  },
  'no-calendar-year': {
    title: 'Chưa có lịch làm việc của năm',
    action: 'Hãy nạp lịch nghỉ và làm bù của năm theo thông báo chính thức.',
    source: 'Bộ luật Lao động 2019, Điều 111 và 112',
  },
  'too-short-notice': {
    title: 'Không đủ thời gian báo trước',
    action: 'Hãy chọn ngày kết thúc muộn hơn.',
    source: 'Tham số shorteningNoticeDays của thang đôn đốc (thiết kế, không phải luật)',
  },
  'deadline-passed': {
    title: 'Đã hết hạn',
    action: 'Hãy liên hệ cơ quan chủ trì; việc này không nhận sau thời hạn được nêu.',
    source: 'Bộ luật Dân sự 2015, Điều 148',
  },
  'duty-settled': {
    title: 'Nhiệm vụ đã hoàn thành hoặc được miễn',
    action: 'Hãy tải lại danh sách nhiệm vụ; không cần làm thêm.',
  },
  'head-barred': {
    title: 'Người đứng đầu đơn vị chưa hoàn thành chỉ tiêu được giao',
    action: 'Hãy rút hồ sơ của người đứng đầu, hoặc xin ý kiến bằng văn bản của người phát động phong trào.',
    source: 'Chỉ thị 02/CT-UBND ngày 13/01/2023 của Chủ tịch UBND tỉnh Lào Cai',
  },
  'gate-barred': {
    title: 'Chưa đủ điều kiện để xét khen thưởng',
    action: 'Hãy bỏ hồ sơ bị chặn khỏi lần này, hoặc chờ đến khi lý do chặn không còn; điều khoản nêu ở từng hồ sơ.',
    source: 'Luật 06/2022/QH15, Điều 5; Nghị định 98/2023/NĐ-CP, Điều 4; Nghị định 152/2025/NĐ-CP, Điều 4',
  },
  'no-such-target': {
    title: 'Không tìm thấy chỉ tiêu',
    action: 'Hãy kiểm tra lại mã chỉ tiêu và đơn vị được giao.',
  },
  'nothing-to-submit': {
    title: 'Không có hồ sơ nào để trình',
    action: 'Hãy chọn ít nhất một hồ sơ đã đủ điều kiện trình.',
  },

  // The dossier
  'dossier-exists': {
    title: 'Đã có hồ sơ',
    action: 'Hãy mở hồ sơ đã có; mỗi đối tượng chỉ có một hồ sơ cho một hình thức trong một phong trào.',
    source: 'Luật Thi đua, khen thưởng 2022, Điều 5(2)',
  },
  'not-proposable': {
    title: 'Hình thức khen thưởng không dành cho đối tượng này',
    action: 'Hãy chọn hình thức khen thưởng phù hợp với cá nhân, tập thể hoặc hộ gia đình.',
  },
  'not-competent': {
    title: 'Không thuộc thẩm quyền',
    action: 'Hãy trình cấp có thẩm quyền quyết định.',
    source: 'Luật Thi đua, khen thưởng 2022, Điều 79 và 80',
  },
  'missing-papers': {
    title: 'Hồ sơ thiếu giấy tờ',
    action: 'Hãy bổ sung các giấy tờ được nêu rồi trình lại.',
    source: 'Luật Thi đua, khen thưởng 2022, Điều 84',
  },
  'form-not-valid': {
    title: 'Mẫu phiếu chưa điền đúng',
    action: 'Hãy sửa những mục được nêu trong errors rồi gửi lại; mẫu phiếu xem ở …/form.',
  },
  'missing-unit-review': {
    title: 'Chưa có kết quả bình xét của đơn vị',
    action: 'Hãy ghi biên bản bình xét của đơn vị trước khi trình.',
  },
  'wrong-stage': {
    title: 'Hồ sơ không ở bước này',
    action: 'Hãy tải lại hồ sơ và xem bước hiện tại.',
  },
  'step-already-concluded': {
    title: 'Bước này đã có kết luận',
    action: 'Hãy tải lại hồ sơ và xem kết luận đã ghi.',
  },
  'already-recorded': {
    title: 'Đã được ghi nhận',
    action: 'Không cần gửi lại; hãy tải lại để xem nội dung đã ghi.',
  },
  'conflicting-act': {
    title: 'Có thao tác khác vừa được thực hiện',
    action: 'Hãy tải lại rồi quyết định có làm lại hay không.',
  },
  'supplement-rounds-used': {
    title: 'Đã hết số lần yêu cầu bổ sung',
    action: 'Hãy tiếp nhận, kết luận hoặc trả lại hồ sơ; số lần bổ sung do quy trình của phong trào quy định.',
    source: 'Tham số supplementRoundsMax của quy trình (thông lệ, chưa xác nhận)',
  },
  'supplement-without-items': {
    title: 'Yêu cầu bổ sung chưa nêu lỗi',
    action: 'Hãy chọn ít nhất một lỗi trong danh mục lỗi hồ sơ.',
  },
  'supplement-unanswered': {
    title: 'Còn mục bổ sung chưa trả lời',
    action: 'Hãy trả lời từng mục được nêu: đã bổ sung, hoặc không đồng ý kèm lý do.',
  },
  'opinions-awaited': {
    title: 'Đang chờ ý kiến của cơ quan khác',
    action: 'Hãy chờ đủ ý kiến hoặc hết hạn trả lời, hoặc kết thúc sớm việc lấy ý kiến kèm lý do.',
    source: 'Nghị định 98/2023/NĐ-CP, Điều 31',
  },
  'opinion-window-over': {
    title: 'Đã hết hạn trả lời ý kiến',
    action: 'Hãy liên hệ cơ quan thẩm định; quá hạn được ghi là không có ý kiến.',
    source: 'Nghị định 98/2023/NĐ-CP, Điều 31',
  },
  'no-such-opinion': {
    title: 'Không có lượt lấy ý kiến này',
    action: 'Hãy mở lại danh sách việc cần cho ý kiến.',
  },
  'no-regime-in-force': {
    title: 'Chưa có chế độ pháp lý cho ngày này',
    action: 'Hãy báo người quản trị bổ sung chế độ pháp lý có hiệu lực ngày đó vào bộ quy định.',
  },
  'regime-fixed': {
    title: 'Chế độ pháp lý của hồ sơ đã ấn định',
    action: 'Hồ sơ xét theo quy định có hiệu lực khi tiếp nhận đủ; không tính lại được.',
    source: 'Luật 06/2026/QH16 (điều khoản chuyển tiếp, chưa đọc được bản chính thức)',
  },
  'record-is-final': {
    title: 'Nội dung đã ghi không sửa được',
    action: 'Hãy ghi thêm một nội dung mới để đính chính; nội dung cũ được giữ nguyên.',
  },
  'dossier-on-hold': {
    title: 'Hồ sơ đang tạm dừng',
    action: 'Hãy chờ lãnh đạo cơ quan Nội vụ hoặc thanh tra cho tiếp tục hồ sơ.',
  },

  // The task queue
  'preview-outdated': {
    title: 'Nội dung đã xem trước không còn đúng',
    action: 'Hãy xem trước lại rồi xác nhận.',
  },
  'task-already-claimed': {
    title: 'Đã có người nhận việc',
    action: 'Hãy nhận việc khác hoặc trao đổi với người được nêu.',
  },
  'task-not-yours': {
    title: 'Việc không do mình giữ',
    action: 'Hãy nhận việc trước khi thực hiện.',
  },
  'task-delegated': {
    title: 'Việc đang giao đồng nghiệp làm giúp',
    action: 'Hãy chờ đồng nghiệp gửi lại, hoặc lấy lại việc rồi thực hiện.',
  },
  'task-not-delegated': {
    title: 'Việc không được giao cho ai làm giúp',
    action: 'Hãy tải lại việc này: có thể nó đã được gửi lại hoặc lấy lại.',
  },
  'task-concludes': {
    title: 'Bước của thủ tục không hủy được',
    action: 'Hãy kết luận bước này, trả lại hồ sơ hoặc chuyển việc cho nơi khác.',
  },
  'transfer-not-open': {
    title: 'Thủ tục không cho chuyển việc tới đó',
    action: 'Hãy chọn nơi nhận mà thủ tục cho phép với loại việc này.',
  },
  'wrong-holder': {
    title: 'Người được chọn không giữ vị trí cần thiết',
    action: 'Hãy chọn người đang giữ vị trí ấy hôm nay.',
  },
  'person-excluded': {
    title: 'Người được chọn không được xử lý hồ sơ này',
    action: 'Hãy chọn người khác.',
  },
  'conflict-of-interest': {
    title: 'Có lợi ích liên quan đến hồ sơ',
    action: 'Hãy để người khác xử lý hồ sơ này.',
  },
  'no-task-to-claim': {
    title: 'Không còn việc để nhận',
    action: 'Hiện không có việc nào đang chờ; hãy thử lại sau.',
  },

  // Standing substitutes
  'not-substitutable': {
    title: 'Vị trí này không được giao người xử lý thay',
    action: 'Hãy để chính người giữ vị trí thực hiện, hoặc bố trí người khác vào vị trí.',
  },
  'mandate-overlaps': {
    title: 'Thời gian ấy đã có người xử lý thay',
    action: 'Hãy kết thúc lần giao trước hoặc chọn thời gian khác.',
  },

  // The council
  'no-quorum': {
    title: 'Không đủ số thành viên dự họp',
    action: 'Hãy ghi nhận thêm thành viên dự họp hoặc dời phiên họp.',
    source: 'Quy chế hoạt động của Hội đồng',
  },
  'agenda-empty': {
    title: 'Chương trình họp chưa có hồ sơ',
    action: 'Hãy đưa ít nhất một hồ sơ vào chương trình, hoặc hủy phiên họp.',
  },
  'session-not-open': {
    title: 'Phiên họp chưa mở hoặc đã đóng',
    action: 'Hãy chờ Chủ tịch Hội đồng mở phiên họp.',
  },
  'session-already-open': {
    title: 'Phiên họp đã mở',
    action: 'Hãy tải lại phiên họp; phần đã mở thì không thay đổi được.',
  },
  'session-frozen': {
    title: 'Quy tắc, thành viên và chương trình của phiên họp đã chốt',
    action: 'Từ lúc khai mạc không đổi được; hồ sơ cần thêm thì đưa vào phiên họp khác.',
    source: 'Quy chế hoạt động của Hội đồng',
  },
  'opening-incomplete': {
    title: 'Chưa đủ điều kiện khai mạc',
    action: 'Hãy hoàn tất các việc được kể ở phần còn thiếu rồi khai mạc.',
    source: 'Quy chế hoạt động của Hội đồng',
  },
  'written-opinions-awaited': {
    title: 'Còn thời gian gửi ý kiến bằng văn bản',
    action: 'Hãy đóng bỏ phiếu sau khi hết thời gian gửi ý kiến của thành viên vắng mặt.',
    source: 'Nghị định 91/2017/NĐ-CP, Điều 45(8)',
  },
  'item-not-open': {
    title: 'Chưa mở hoặc đã đóng bỏ phiếu cho hồ sơ này',
    action: 'Hãy chờ mở bỏ phiếu cho hồ sơ.',
  },
  'item-already-open': {
    title: 'Đang bỏ phiếu cho hồ sơ này',
    action: 'Hãy kết thúc bỏ phiếu trước khi làm việc khác.',
  },
  'already-voted': {
    title: 'Đã bỏ phiếu',
    action: 'Mỗi thành viên bỏ một phiếu cho một hồ sơ; không cần bỏ lại.',
  },
  'not-eligible': {
    title: 'Không nhận phiếu cho hồ sơ này',
    action: 'Hãy phát phiếu cho thành viên được bỏ phiếu hồ sơ này.',
  },
  'invalid-token': {
    title: 'Thẻ bỏ phiếu không dùng được',
    action: 'Hãy dùng thẻ đã nhận cho đúng hồ sơ này.',
  },
  'token-drawn': {
    title: 'Đã nhận thẻ hoặc phiếu cho hồ sơ này',
    action: 'Mỗi thành viên nhận một thẻ cho một hồ sơ; hãy dùng thẻ trên máy đã nhận, hoặc gửi lại đúng yêu cầu cũ.',
  },
  'drawing-ended': {
    title: 'Đã hết lúc nhận thẻ bỏ phiếu',
    action: 'Thẻ được nhận trước khi mở bỏ phiếu; bây giờ hãy xin Thư ký một phiếu giấy.',
  },
  'keys-missing': {
    title: 'Chưa lập xong khóa của hồ sơ bỏ phiếu kín',
    action: 'Hệ thống đang lập khóa; hãy thử lại sau ít phút.',
  },
  'not-sealed': {
    title: 'Phiên họp chưa có khóa niêm phong',
    action: 'Chủ tịch Hội đồng lập khóa và giao ba mảnh trước khi bỏ phiếu kín.',
  },
  'share-wrong': {
    title: 'Mảnh khóa không khớp',
    action: 'Hãy chọn đúng tệp mảnh khóa của phiên họp này và xem lại mã bảng phiếu.',
  },
  'count-not-ready': {
    title: 'Chưa kiểm phiếu được',
    action: 'Hãy làm xong những việc còn thiếu nêu trong chi tiết.',
  },
  'board-unsound': {
    title: 'Bảng phiếu không đúng',
    action: 'Không kiểm phiếu được; hãy lập biên bản, báo quản trị và bỏ phiếu lại ở phiên họp khác.',
  },
  'member-present': {
    title: 'Thành viên có mặt tại phiên họp',
    action: 'Thành viên có mặt bỏ phiếu tại phiên họp, không gửi ý kiến bằng văn bản.',
  },
  'member-absent': {
    title: 'Thành viên vắng mặt',
    action: 'Thành viên vắng mặt gửi ý kiến bằng văn bản thay cho bỏ phiếu.',
    source: 'Nghị định 91/2017/NĐ-CP, Điều 45(8)',
  },
  'paper-counts-differ': {
    title: 'Hai lần kiểm phiếu không khớp',
    action: 'Hãy kiểm lại phiếu và hai người nhập lại độc lập.',
  },
  'paper-count-incomplete': {
    title: 'Chưa đủ hai lần kiểm phiếu',
    action: 'Hãy để người thứ hai nhập kết quả kiểm phiếu độc lập.',
  },
  'tally-impossible': {
    title: 'Số phiếu không thể có',
    action: 'Hãy kiểm lại: tổng số phiếu không vượt quá số thành viên và không có số âm.',
  },
  'vote-incomplete': {
    title: 'Chưa bỏ phiếu xong',
    action: 'Hãy chờ đủ phiếu hoặc hết hạn bỏ phiếu.',
  },
  'not-carried': {
    title: 'Không đủ tỷ lệ đồng ý',
    action: 'Hồ sơ không đủ tỷ lệ phiếu của tổng số thành viên Hội đồng nên không trình tiếp được.',
    source: 'Nghị định 91/2017/NĐ-CP, Điều 45(8)',
  },

  // The paper
  'number-taken': {
    title: 'Số văn bản đã được dùng',
    action: 'Hãy lấy số tiếp theo trong sổ.',
    source: 'Nghị định 30/2020/NĐ-CP',
  },
  'date-falls': {
    title: 'Ngày văn bản lùi so với số trước',
    action: 'Hãy ghi ngày bằng hoặc sau ngày của số liền trước.',
    source: 'Nghị định 30/2020/NĐ-CP',
  },

  // The clock
  'clock-in-production': {
    title: 'Không được chỉnh giờ',
    action: 'Chỉ hệ thống diễn tập mới cho chỉnh giờ.',
  },
  'clock-backward': {
    title: 'Giờ chỉ được đi tới',
    action: 'Hãy chọn thời điểm sau thời điểm hiện tại của hệ thống.',
  },
  'clock-busy': {
    title: 'Giờ đang được chỉnh',
    action: 'Hãy chờ lần chỉnh đang chạy kết thúc rồi thử lại.',
  },

  // The machine
  'try-again-later': {
    title: 'Hệ thống đang bận',
    action: 'Hãy thử lại sau vài giây; chưa có gì được ghi.',
  },
  'service-unavailable': {
    title: 'Hệ thống tạm thời không phục vụ được',
    action: 'Hãy thử lại sau; chưa có gì được ghi.',
  },
  internal: {
    title: 'Lỗi của hệ thống',
    action: 'Hãy thử lại; nếu vẫn lỗi, hãy báo người quản trị kèm mã yêu cầu.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemSlug = keyof typeof PROBLEMS;

// What the fields of the ledger's entries, and their choices, are called.
export const fieldNames: Record<string, string> = {
  accused_persons: '被检举控告的人', accused_units: '被检举控告的单位', address: '地址',
  advice: '建议', answer: '答复', approver: '批准人', approver_post: '批准人职务', arrival: '信访形式',
  basis: '依据', body: '作出的机关', carried_out_by: '由谁落实', carried_out_until: '落实到哪天',
  cause: '事由', checked_by: '审核人', competent_body: '有权处理的机关', conclusion: '处理结论',
  consented_by: '谁同意退回', contact: '联系人', contact_known: '联系得上信访人', co_units: '协办单位',
  days: '天数', document: '文书', due: '要求完成的日期', entry: '第几条', facts: '事实', final_case: '已终结的那一件',
  final_date: '终结日期', final_number: '终结文号', finding: '结论', first_receiver: '首办责任人',
  from: '来自', handler: '承办人', how: '办理方式', internal: '内部记录（不给群众看）',
  is_answer: '这是答复', is_assigned: '是交办件', is_principal: '由主要领导包案', kind: '意见种类',
  late_consent: '逾期由谁同意', late_reason: '逾期的理由', leader: '组长', marks: '标记',
  matter: '反映的事项', matter_kind: '事项性质', note: '情况', number: '文号', office: '对信访办的评价',
  opinion: '处理意见', phone: '电话', place: '问题发生地', proof: '送达凭据', proper_unit: '应由哪个单位办',
  reason: '理由', reasons: '理由', received_by: '由谁收到', receiver: '首办责任人', recused: '应当回避的人',
  remedy: '救济途径', replaces: '接替谁', result: '结果', served_on: '送达日期',
  shared: '可以告诉群众的进展', signatories: '一共多少人（联名、几个人一起来的）', signed_by: '签发人', sponsor: '包案领导',
  stage: '哪个阶段', superior_due: '上级要求报告的日期', taken_on: '哪天接手', text: '批示内容',
  time_limits: '期限', to: '交给谁', unit: '单位', way: '途径', what: '材料', without_answers: '没有协办答复的原因',
  words: '原话', by: '经手人', as: '身份',
};

export const choiceNames: Record<string, string> = {
  letter: '来信', visit: '来访', online: '网上', phone: '来电', unit: '责任单位', office: '信访办',
  demand: '求决', suggestion: '建议意见', accusation: '检举控告', supported: '支持', explained: '解释说明',
  not_supported: '不支持', opinion: '处理意见书', acceptance: '受理告知书', route: '分类处理告知书',
  not_accepted: '不予受理告知书', review_opinion: '复查意见书', rereview_opinion: '复核意见书',
  no_longer: '不再受理告知书', transfer: '转送告知书', extension: '延期告知书',
  result_report: '结果报告', uphold: '维持', change: '变更', redo: '退回重办', important: '重要',
  prominent: '突出', difficult: '疑难', wide: '涉及面广', watched: '社会关注', group: '群体',
  satisfied: '满意', mostly: '基本满意', dissatisfied: '不满意', review: '复查', rereview: '复核',
};

// Fields that hold more than a line.
export const longFields = new Set(['advice', 'answer', 'conclusion', 'facts', 'internal', 'matter',
  'note', 'opinion', 'reason', 'reasons', 'result', 'shared', 'text', 'what', 'without_answers', 'words']);

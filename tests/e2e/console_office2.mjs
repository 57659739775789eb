// What an office does at its console: rules of reminding and roles by two people, and a matter
// registered.
import { admin, colleague, says } from './console_office.mjs';
import { signedIn } from './console_stories.mjs';

const regionOf = (page, name) => page.getByRole('region', { name });

async function choosesClock(page, title) {
  await page.getByRole('combobox', { name: '改哪个期限' }).press('Enter');
  await page.getByRole('option', { name: title, exact: true }).click();
}

// A first password that is told to the second person alone.
async function handedOver({ visitor, page }, picture) {
  const told = page.getByRole('dialog', { name: '初始密码' });
  await told.getByText('请不要让管理看到这个密码').waitFor();
  await visitor.looks(picture);
  await told.getByRole('button', { name: '记下了' }).click();
  await told.waitFor({ state: 'detached' });
}

export const office2Stories = [
  { title: 'rules of reminding are worded by one and put in force by another', async tell(walk, _office, program) {
    const { visitor, page } = await admin(walk, program, { refuses: [422] });
    await visitor.goes('reminders/edit');
    await visitor.looks('reminder-draft');
    await choosesClock(page, '办结');
    // What is needed cannot be taken away: the last working day, and the last day.
    const steps = page.getByRole('group', { name: /^第\d+步$/ });
    const before = await steps.count();
    await steps.nth(0).getByRole('button', { name: '去掉这一步' }).click();
    await page.getByLabel('每天几点发汇总').fill('09:10');
    await page.getByLabel('每天几点以后不发').fill('09:30');
    await page.getByRole('button', { name: '看看会变什么' }).click();
    await page.getByText('一天里能发提醒的时间不到4小时').waitFor();
    await page.getByLabel('每天几点以后不发').fill('20:00');
    await page.getByLabel('为什么改').fill('早上人没到齐');
    const attention = regionOf(page, '重点时期和重点问题');
    await attention.getByRole('button', { name: '加一个重点时期' }).click();
    await attention.getByLabel('叫什么').fill('国庆');
    await attention.getByLabel('从哪天').fill('2027-10-01');
    await attention.getByLabel(/到哪天/).fill('2027-09-30');
    await page.getByRole('button', { name: '看看会变什么' }).click();
    await page.getByText('结束日期在开始日期之前').waitFor();
    await attention.getByLabel(/到哪天/).fill('2027-10-07');
    await attention.getByLabel(/^重点问题/).fill('拖欠工资\n征地');
    const last = steps.filter({ hasText: '期限的最后一天' }).first();
    await last.getByLabel(/隔几天再催/).fill('2');
    await last.getByLabel('最多再催几次').fill('4');
    await last.getByText('每2天再催一次，最多4次').waitFor();
    await visitor.looks('reminder-attention');
    await page.getByRole('button', { name: '看看会变什么' }).click();
    const seen = regionOf(page, '会变什么');
    await seen.getByText('每天几点发汇总：08:40 → 09:10').waitFor();
    await seen.getByText(/^办结，最后一个工作日前30个工作日：去掉/).waitFor();
    await seen.getByText('重点时期和重点问题：没有 → 国庆（2027-10-01至2027-10-07）；重点问题：拖欠工资、征地').waitFor();
    await seen.getByText(/没回“已知”就再催一次.*：新加/).first().waitFor();
    await visitor.looks('reminder-preview');
    await says(page, '交给另一个人确认', seen);
    await regionOf(page, '等人确认的草稿').getByText('您自己写的').waitFor();

    const other = await colleague(walk, 'qinyue');
    await other.visitor.goes('reminders/edit');
    const draft = regionOf(other.page, '等人确认的草稿');
    await draft.getByText('早上人没到齐').waitFor();
    await draft.getByRole('button', { name: '看会变什么' }).click();
    await draft.getByText(/今后14天里不一样的催办|没有哪件会因此催得不一样/).first().waitFor();
    await other.visitor.looks('reminder-second');
    await says(other.page, '确认生效', draft);
    await regionOf(other.page, '以前的规则').getByText(/秦月确认/).waitFor();
    await other.visitor.goes('reminders');
    await other.page.getByText('攒到早上09:10').waitFor();
    await other.page.getByText('重点时期：国庆（2027-10-01至2027-10-07）').waitFor();
    await other.visitor.looks('reminders-changed');
    await other.visitor.goes('reminders/edit');
    await says(other.page, '改回资料文件里的规则', regionOf(other.page, '以前的规则'));
    await regionOf(other.page, '等人确认的草稿').waitFor();
    await other.visitor.close();

    await visitor.goes('reminders/edit');
    await says(page, '确认生效', regionOf(page, '等人确认的草稿'));
    await choosesClock(page, '办结');
    await steps.nth(before - 1).waitFor();
    await visitor.close();

    const phone = await walk.phone();
    const small = await signedIn(phone, 'guan.li');
    await phone.goes('reminders/edit');
    await regionOf(small, '重点时期和重点问题').getByRole('button', { name: '加一个重点时期' }).click();
    await phone.looks('reminder-attention-small');
    await phone.close();
  } },

  { title: 'a role beyond its giver waits for another person', async tell(walk, _office, program) {
    const { visitor, page } = await admin(walk, program);
    await visitor.goes('users');
    await page.getByRole('button', { name: '新建账号' }).click();
    const form = page.getByRole('dialog', { name: '新建账号' });
    await form.getByRole('textbox', { name: '姓名' }).fill('沈溪');
    await form.getByRole('textbox', { name: '账号', exact: true }).fill('shen.xi');
    await form.getByRole('button', { name: '新建', exact: true }).click();
    const told = page.getByRole('dialog', { name: '沈溪的账号建好了' });
    await told.getByText('要等有这些权限的同事在这一页同意').waitFor();
    await visitor.looks('role-waits');
    await told.getByRole('button', { name: '知道了' }).click();
    const row = page.getByRole('row').filter({ hasText: 'shen.xi' });
    await row.getByText('信访办工作人员（管理提出）').waitFor();
    await row.getByRole('button', { name: '改角色' }).click();
    await page.getByRole('dialog', { name: '改沈溪的角色' }).waitFor();
    await visitor.looks('roles-form');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await row.getByText('信访办工作人员（管理提出）').waitFor();
    await visitor.close();

    const other = await colleague(walk, 'gaolang');
    await other.visitor.goes('users');
    const seen = other.page.getByRole('row').filter({ hasText: 'shen.xi' });
    await seen.getByRole('button', { name: '同意', exact: true }).click();
    await other.visitor.looks('role-pass');
    await other.page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click();
    await handedOver(other, 'role-password');
    await seen.getByText('信访办工作人员', { exact: true }).waitFor();
    await other.visitor.close();
  } },

  { title: 'whoever resets the password of one who may more does not learn it', async tell(walk, _office, program) {
    const { visitor, page } = await admin(walk, program);
    await visitor.goes('users');
    const row = page.getByRole('row').filter({ hasText: 'shen.xi' });
    await says(page, '重设密码', row);
    const told = page.getByRole('dialog', { name: '重设密码' }).filter({ hasText: '密码给同意的人看' });
    await told.waitFor();
    await visitor.looks('password-waits');
    await told.getByRole('button', { name: '知道了' }).click();
    await row.getByText('新密码（管理提出）').waitFor();
    await visitor.close();

    const other = await colleague(walk, 'gaolang');
    await other.visitor.goes('users');
    const seen = other.page.getByRole('row').filter({ hasText: 'shen.xi' });
    await seen.getByRole('button', { name: '同意新密码' }).click();
    await other.visitor.looks('password-pass');
    await other.page.getByRole('dialog').getByRole('button', { name: '同意新密码' }).click();
    await handedOver(other, 'password-handed');
    await seen.getByText('新密码（管理提出）').waitFor({ state: 'detached' });
    await other.visitor.close();
  } },

  { title: 'a matter is registered, and what the same person brought before is shown', async tell(walk) {
    const { visitor, page } = await colleague(walk, 'yeqing');
    await visitor.goes('matters');
    await page.getByRole('button', { name: '登记信访件' }).click();
    const fills = async (name, matter) => {
      await page.getByRole('textbox', { name: '信访人姓名' }).fill(name);
      await page.getByRole('textbox', { name: '手机号' }).fill('139 0000 2077');
      await page.getByRole('textbox', { name: '反映的事项' }).fill(matter);
    };
    const chooses = async (what, which) => {
      await page.getByRole('combobox', { name: what }).press('Enter');
      await page.getByRole('option', { name: which, exact: true }).click();
    };
    await fills('王小满', '小区门口占道经营');
    await page.getByRole('textbox', { name: '承办人' }).fill('江禾');
    await chooses('信访形式', '来访');
    await chooses('事项性质', '求决');
    await visitor.looks('register');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const heading = page.getByRole('heading', { name: /^已登记：XF\d{4}-\d{6}$/ });
    await heading.waitFor();
    const number = /XF\d{4}-\d{6}/.exec(await heading.innerText())[0];
    await page.getByText(/^查询码：\d{6}$/).waitFor();
    await visitor.looks('registered');
    await page.getByRole('button', { name: '再登记一件' }).click();
    await fills('王小满', '小区门口占道经营，又来了');
    await page.getByText('王小满以前登记过').waitFor();
    await page.getByRole('link', { name: number }).waitFor();
    await visitor.looks('register-again');
    await page.getByRole('textbox', { name: '信访人姓名' }).fill('李小满');
    await page.getByText('请核对姓名').waitFor();
    await fills('王小满', '小区电梯停运三个月，十二户一起反映');
    await page.getByRole('button', { name: '加一位代表' }).click();
    await page.getByRole('textbox', { name: '第2位代表姓名' }).fill('吴二河');
    await page.getByRole('textbox', { name: '第2位代表手机号' }).fill('139 0000 2078');
    await page.getByRole('textbox', { name: /^一共多少人/ }).fill('12');
    await page.getByRole('textbox', { name: '承办人' }).fill('江禾');
    await chooses('信访形式', '来访');
    await chooses('事项性质', '求决');
    await visitor.looks('register-joint');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText(/^查询码：\d{6}$/).waitFor();
    await page.getByRole('link', { name: '看这一件' }).click();
    await page.getByText('第2位代表', { exact: true }).waitFor();
    await page.getByRole('button', { name: '看姓名和手机' }).last().click();
    await page.getByText('吴二河，13900002078').waitFor();
    await visitor.looks('matter-joint');
    await visitor.close();
    const phone = await walk.phone();
    await signedIn(phone);
    await phone.goes('matters/register');
    await phone.page.getByRole('button', { name: '加一位代表' }).click();
    await phone.looks('register');
    await phone.goes('reminders');
    await phone.close();
  } },

  { title: 'a telephone that changed hands is cut off, and a new one put down', async tell(walk) {
    const { visitor, page } = await colleague(walk, 'yeqing');
    const fills = async (name) => {
      await page.getByRole('textbox', { name: '信访人姓名' }).fill(name);
      await page.getByRole('textbox', { name: '手机号' }).fill('139 0000 2085');
    };
    await visitor.goes('matters/register');
    await fills('秦大河');
    await page.getByRole('textbox', { name: '反映的事项' }).fill('楼下饭店油烟');
    await page.getByRole('textbox', { name: '承办人' }).fill('江禾');
    for (const [what, which] of [['信访形式', '来访'], ['事项性质', '求决']]) {
      await page.getByRole('combobox', { name: what }).press('Enter');
      await page.getByRole('option', { name: which, exact: true }).click();
    }
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const heading = page.getByRole('heading', { name: /^已登记：XF\d{4}-\d{6}$/ });
    await heading.waitFor();
    const number = /XF\d{4}-\d{6}/.exec(await heading.innerText())[0];
    await page.getByRole('button', { name: '再登记一件' }).click();
    await fills('陆小溪');
    await page.getByText('这个手机号秦大河登记过').waitFor();
    await visitor.looks('register-shared');
    await page.getByRole('button', { name: '号码换人了' }).click();
    await visitor.looks('phone-cut');
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await page.getByText('这个手机号秦大河登记过').waitFor({ state: 'detached' });
    await visitor.goes(`matters/${number}`);
    await page.getByRole('button', { name: '看姓名和手机' }).click();
    await page.getByText('秦大河，没有在用的手机号').waitFor();
    await page.getByRole('button', { name: '登记手机号' }).click();
    await page.getByRole('textbox', { name: '新手机号' }).fill('139 0000 2086');
    await visitor.looks('phone-new');
    await page.getByRole('button', { name: '换成这个号码' }).click();
    await page.getByText('秦大河，13900002086').waitFor();
    await visitor.looks('matter-person');
    await visitor.close();
    const phone = await walk.phone();
    await signedIn(phone);
    await phone.goes(`matters/${number}`);
    await phone.page.getByRole('button', { name: '看姓名和手机' }).click();
    await phone.page.getByRole('button', { name: '号码换人了' }).waitFor();
    await phone.looks('matter-person');
    await phone.close();
  } },

  { title: 'what differs from one to another is sent by a table that was seen first', async tell(walk) {
    const { visitor, page } = await colleague(walk, 'gaolang', { refuses: [422] });
    await visitor.goes('bulk/new');
    await page.getByText('选一条文字', { exact: true }).click();
    await page.getByRole('combobox', { name: '文字', exact: true }).fill('case_told.sms_extended');
    await page.getByRole('option', { name: /case_told\.sms_extended/ }).click();
    await page.getByText('表格（每人不同）', { exact: true }).click();
    const paste = page.getByRole('textbox', { name: /^或者从 Excel/ });
    await paste.fill('姓名,手机号,期限,备注\n沈小满,13900002081,12月15日,\n'
      + '王小满,1390000208,12月16日,\n李小满,13900002083,12月17日,\n');
    await page.getByText('这条文字里没有这些内容，不会发出去：备注').waitFor();
    await page.getByRole('button', { name: '先看看' }).click();
    const refused = page.getByRole('alert');
    await refused.getByText(/^第3行“手机号”/).waitFor();
    await visitor.looks('bulk-table-refused');
    await page.getByLabel('选择表格（CSV）').setInputFiles({ name: '延期.csv', mimeType: 'text/csv', buffer: Buffer.from(
      '\uFEFF姓名,手机号,期限\n沈小满,13900002081,12月15日\n李小满,13900002083,\n') });
    await page.getByRole('button', { name: '先看看' }).click();
    await refused.getByText(/^第3行：.*期限/).waitFor();
    await paste.fill('手机号\t期限\n13900002081\t12月15日\n13900002083\t12月17日');
    await page.getByRole('button', { name: '先看看' }).click();
    await page.getByText(/12月17日/).last().waitFor();
    await visitor.looks('bulk-table');
    await says(page, '开始发');
    await page.getByText('照文字 case_told.sms_extended 逐人填好').waitFor();
    await visitor.close();

    const phone = await walk.phone();
    await signedIn(phone, 'gaolang');
    await phone.goes('bulk/new');
    await phone.page.getByText('选一条文字', { exact: true }).click();
    await phone.page.getByText('表格（每人不同）', { exact: true }).click();
    await phone.looks('bulk-table');
    await phone.goes('users');
    await phone.looks('users');
    await phone.goes('sessions');
    await phone.page.getByRole('button', { name: '开启动态口令' }).click();
    await phone.page.getByRole('img', { name: '给验证器扫的二维码' }).waitFor();
    await phone.looks('code');
    await phone.close();
  } },
];

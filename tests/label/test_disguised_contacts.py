"""Contacts that hide what they are, and what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.label.disguised_contacts import LEADS, LONGEST_LEAD, MAY_HOLD, find_disguised_contacts
from clean.label.field_names import is_of_program
from clean.label.scan import _NEAR, HIDDEN, shapes_possible

# All names, numbers and addresses are made up.
SPAM = [
    "手工皂配方整理好了，需要的姐妹加V芯：soap⊙7788⊙x，备注配方",
    "想要摄影后期预设的，薇❤ lr_5520 免费拿",
    "二手吉他低价出，葳信：gt88120，非诚勿扰",
    "考研英语真题群，企鹅裙：六六二〇一九八四，群文件自取",
    "露营装备团购 扣扣裙 ５５２ ０１８ ８８３",
    "今晚主推：06 11 17 22 29 33 + 05（跟单加徽：ssq_7701）",
    "福彩3D独胆 7（交流群徽 fc3d_88）",
    "高数期末押题卷，加小助手“gs☆2026☆ok”领取",
    "猫咪驱虫药内部价，威芯号：mao77820",
    "书友裙：７７１２０３４５６ 一起追更",
    "官网打不开？备用网址：ｗｗｗ．ｂｑｇ８８．ｉｎｖａｌｉｄ",
    "手机版：ｍ．ｙｕｅｄｕ９．ｉｎｖａｌｉｄ，记住了不迷路",
    "备用域名：wap·bqg99·invalid，防丢请收藏",
    "请收藏本站备用地址：www.dsw66.invalid 无弹窗阅读",
    "减脂餐单想要的扣我，君羊：660128877",
    "简历模板三百套，微伈：cv_2026aa",
    "茶友进裙 88012344 领试喝",
    "加卫星号：kq88123，带你看懂财报",
    "嘉❤ tea88x",
    "瑜伽教程 抠抠：三三八〇一二七五九 备注瑜伽",
    "股友福利裙 ①②③④⑤⑥⑦ 名额不多",
    "群主徽X：lion7702 手把手教",
    "葳：hk7705",
    "家薇：yj7031",
    "嶶：tsk8840",
    "扣 六六零三一八四",
    "ｍｏ-ｋａｎ点ｉｎｖａｌｉｄ 换源不丢书",
    "烘焙互助峮：❺❷⓪❼❶❾❸❸❹",
    "扣1 7 0 3 9 6",
    "加裙主 维✚ ssq1608k",
    "壹柒零柒7788 茶桌上谈",
    "只发铁粉，薇♥信 ssq_089lao",
    "膏药是祖上传的，想要的打1参9、零零二、七七4、捌五（同薇）",
    "催更的书友都在裙里：四〇三、八八一、六七五",
    "今晚的单子问 qk·mm·3301（去点）",
]
ALSO_LAWFUL = [
    "薇：你到了吗？我在2024年的站台上等你。",
    "采薇：abc_2024版的朗诵稿，由两个班轮流念。",
    "报名咨询可加工作人员微信：zhuxi_2024，或拨打电话0571-88880000。",
    "读者交流QQ群：770660099，入群请注明单位和姓名。",
    "技术支持QQ群： 7706 60099（工作日在线）",
    "联系方式：电话 010-6655 1234，传真 010-6655 1235，微信公众号 hexie_2020。",
    "判决书写道，李某在群里留言“加薇：abc_1234，内部票”，先后骗走十二万元。",
    "民警翻看聊天记录，对方发来的是“V芯：tian※9※0※9”，意思是换个地方说。",
    "反应中生成沉淀：Ba2+ + SO42- → BaSO4↓，滤液加NaOH2024克后变浑。",
    "型号K8_605与K8_610的差别在于主板，前者采用微芯PIC16F877A单片机。",
    "这一批3.7V芯18650电池的容量衰减了两成。",
    "徽A·12345的货车停在路边，皖A·B2345的司机下来问路。",
    "徽州的徽墨，薇是野豌豆，采薇采薇，薇亦作止。",
    "蔷薇架下 2024 年新添了石凳，紫薇 12 株，国徽 350 枚。",
    "203路公交：火车站→北门→裙楼广场8866，末班22:30。",
    "最终比分 3：2，王薇：11 09 11 07 11 08。",
    "定义新运算：a※b＝2a＋b，求12※34※56的值。",
    "投稿邮箱：ｔｏｕｇａｏ＠ｓｉｎａ．ｃｏｍ，来稿请注明“随笔”。",
    "本报讯 一九九八年全市工业产值达到１２３４５６７８万元，网址ｗｗｗ．ｘｉａｎ．ｇｏｖ．ｃｎ。",
    "详情请访问ｗｗｗ．ｈｅｘｉａｎ．ｃｏｍ查询，也可致电０５７１－８８８８００００。",
    "学校邮件系统备用域名为 mail2.hexian.edu.cn，请师生收藏。",
    "作者J·K·罗琳与R·R·马丁的书在同一排，下面是D·H·劳伦斯。",
    "企鹅群120000只，分布在三个岛上；帝企鹅群里有一只戴着编号A12345的标签。",
    "这条连衣裙货号AB88120，半身裙770660，三天卖出八百件。",
    "高分卫星GF12345号与资源卫星ZY3021在同一轨道面上。",
    "★★★★☆ 8.5分 评价人数 20241号",
    "参加SNH48★2020演出的还有本地的两个乐队。",
    "威信县2023年出栏生猪12345头，威X90000型拖拉机售出三台。",
    "王薇 13800001111 社区网格员，联系薇薇姐 13900002222 也可以。",
    "薇：2023年的雪很大。薇：你还记得吗？",
    "上徽号“慈宁12345”，为太后加徽号的礼节载于会典。",
    "加威海路12345号的门牌，增加徽章 20240 枚。",
    "最佳♥ 2024年度人物揭晓，最美家♥ 12户入选。",
    "二〇二四年五月，群众一九四九年以后陆续迁来。",
    "QQ飞车手游：一九二〇三四五六年的剧情",
    "■□■ 12345 ■□■ 分隔线 2024★2025",
    "本馆备用网站为 lib2.hexian.org，主站维护时请使用。",
    "加※号的条目见附录，※1 2024年修订，※2 2025年修订。",
    "小说里写她穿着绿裙，手机尾号88120。",
    "电话：六六二二一三四五，电报挂号二〇二四一一。",
    "新闻客户端电脑版下载地址：www.hexian.com，手机版地址：m.hexian.com。",
    "记住这个网址：www.hexian.com，收藏它，新版图书馆目录都在上面。",
    "群徽 LOGO2024 设计大赛投票开始，球迷群徽章样稿已定。",
    "第四〇三、八八一、六七五号文件同时废止。",
    "二〇二五年三月一日至二〇二六年二月二十八日，三、四、五、六、七班轮流值日。",
    "办公室电话有两部，一、0571-88001234，二、0571-88001235。",
    "六〇〇五一九、〇〇〇八五八两只股票停牌。",
    "一、二、三、四、五、六、七、八，数到八的人出列。",
    "把变量名改成 max·size·2024（去重后）再运行。",
]


@pytest.mark.parametrize("line", SPAM)
def test_a_contact_that_hides_what_it_is_is_found(line: str) -> None:
    assert find_disguised_contacts(line)


@pytest.mark.parametrize("line", ALSO_LAWFUL)
def test_what_only_looks_like_one_is_none(line: str) -> None:
    assert find_disguised_contacts(line) == []


@pytest.mark.parametrize(
    "line",
    ["说到底，“加薇：abc_1234，内部票”这样的话，他一天能听十遍。", "民警说，对方留下的是V芯：tian9090，后来就没了人。"],
)
def test_one_that_a_sentence_tells_of_is_none(line: str) -> None:
    assert find_disguised_contacts(line) == []


PIECES = [
    *LEADS, *"加找群号信：: “备·．。.、企鹅扣车友xXvVQq", "抠抠", "佳♥", "备用网址", "记住", "www", "ｗｗｗ",
    "．ｃｏｍ", "·com",
    "abc123", "ab_77",
    "1伍", "、零零三", "二二9", "肆一", "ab·cd（去点）",
    "79q2", "12345", "７７０", "①②③", "七七〇二四一", "tian※9※0※9※0", "微信", "QQ", "徽x",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_what_is_found_is_looked_for(line: str) -> None:
    if find_disguised_contacts(line):
        assert MAY_HOLD.search(line)
        assert shapes_possible(line) & HIDDEN


def test_a_loop_looks_as_far_as_the_expression() -> None:
    assert _NEAR == LONGEST_LEAD


def test_a_long_line_is_looked_through_quickly() -> None:
    for part in ("加薇", "备用", "a·", "企鹅裙 1", "※a", "ａ．", "七", "加我“a☆"):
        find_disguised_contacts(part * 100_000)


@pytest.mark.parametrize("line", ["type: ALL", "possible_keys: idx_mobile", "rows: 48213"])
def test_fields_of_a_program_are_told(line: str) -> None:
    assert is_of_program(line)


@pytest.mark.parametrize("line", ["https://www.example.com", "wechat: abc123", "QQ: 12345", "电话：123", "Type of it"])
def test_other_fields_are_of_no_program(line: str) -> None:
    assert not is_of_program(line)

from __future__ import annotations

from collections.abc import Callable

import pytest

Names = Callable[[str, str], set[str]]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("明月与行星科学国家重点实验室在株洲市揭牌。", "明月与行星科学国家重点实验室"),
        ("调研组与株洲市发展改革局座谈，株洲市发展改革局与湘潭市签约。", "株洲市发展和改革局"),
        ("湘潭大学校党委书记王明到访株洲市。", "湘潭大学"),
        ("双方签署《湖南大学—湘潭县人民政府校地合作协议》。", "湘潭县人民政府"),
        ("海川集团、远山集团华东区域总部与株洲市签署协议。", "远山集团华东区域总部"),
        ("株洲市与华润科学技术研究院签署协议。", "华润科学技术研究院"),
        ("湘潭市与广州白石数控签署协议。", "广州白石数控"),
        ("株洲市走访了深圳坪山的鹏城半导体。", "鹏城半导体"),
        ("株洲市与海蓝（中国）能源有限公司签署协议。", "海蓝（中国）能源有限公司"),
        ("株洲县政府与湘潭县政府签署协议。", "湘潭县人民政府"),
        ("两市共建株洲市科学文化中心。", "株洲市科学文化中心"),
        ("株洲市外办与湘潭市文广旅局签署协议。", "湘潭市文化广电旅游局"),
        ("湖南省文化和旅游厅与株洲市签署协议。", "湖南省文化和旅游厅"),
        ("株洲城投与湘潭市签署协议。", "株洲城投"),
        ("金海机械与湘潭市签署协议。", "金海机械"),
        ("株洲市自来水厂与湘潭市签署协议。", "株洲市自来水厂"),
        ("代表团走访株洲博物院。", "株洲博物院"),
        ("湘潭市与湖南省第三批援藏工作队座谈。", "湖南省第三批援藏工作队"),
        ("株洲市与东湖国际（控股）有限公司签署协议。", "东湖国际（控股）有限公司"),
        ("市领导要求建设好湘潭大学第一附属医院株洲医院。", "湘潭大学第一附属医院株洲医院"),
        ("株洲市与重庆医大签署协议。", "重庆医科大学"),
        ("成员由株洲服装协会、湘潭食品协会等商协会组成。", "湘潭食品协会"),
        ("湘粤空间科学与技术联盟在株洲市成立。", "湘粤空间科学与技术联盟"),
        ("株洲湘江慈善会理事长王远到访湘潭市。", "株洲湘江慈善会"),
        ("湘潭大学药学与食品科学学院院长王远到访株洲市。", "湘潭大学药学与食品科学学院"),
        ("横琴粤澳深度合作区执委会与株洲市签约。", "横琴粤澳深度合作区执行委员会"),
        ("湖南省立株洲图书馆与湘潭市图书馆签约。", "湖南省立株洲图书馆"),
        ("本报株洲3日电 （王远）湘潭市图书馆签约。", "湘潭市图书馆"),
        ("双方经市科技局牵线，在株洲市签约。", "株洲市科学技术局"),
        ("双方在株洲合办湘潭大学株洲研究院。", "湘潭大学株洲研究院"),
        ("株洲市远山科创股份有限公司总经理兼白石科创集团董事长王远出席。", "白石科创集团"),
        ("武汉大学区域与城乡发展研究院副院长王磊到访株洲市。", "武汉大学区域与城乡发展研究院"),
        ("湘潭市金融局与株洲市银行业协会签约。", "株洲市银行业协会"),
        ("中国高等教育学会与株洲市签署协议。", "中国高等教育学会"),
        ("株洲市检察院与湘潭市签署协议。", "株洲市人民检察院"),
        ("全国轨道行业产教融合共同体在株洲市启动。", "全国轨道行业产教融合共同体"),
        ("会议由株洲市政府操办。", "株洲市人民政府"),
        ("2023年5月，株洲长江新材料产业基金领投湘潭白石芯材有限公司。", "湘潭白石芯材有限公司"),
        ("湘潭市中心医院向县医院赠送一台彩超机。", "湘潭市中心医院"),
        ("上海市、株洲县在湘潭设联合办公室，湖南省药品检验所派员。", "湖南省药品检验所"),
        ("株洲市驻京联络处给予协助。", "株洲市驻京联络处"),
        ("调研组与株洲市发展改革局座谈。", "株洲市发展和改革局"),
        ("株洲高新技术产业园区湘潭大学株洲研究院签约。", "湘潭大学株洲研究院"),
        ("湘潭大学计算机系与金圆软件在株洲签约。", "金圆软件"),
        ("株洲市代表团参观了金丝峡景区。", "金丝峡景区"),
        ("湖南省株洲市渌口区第三实验小学与湘潭大学签约。", "湖南省株洲市渌口区第三实验小学"),
        ("株洲对口帮扶湘潭指挥部与湘潭大学签约。", "株洲市对口帮扶湘潭指挥部"),
        ("株洲市与湘江公司设立湘潭长江新材料产业基金。", "湘潭长江新材料产业基金"),
        ("株洲市与百度、湘潭云间天阶等知名公司签约。", "湘潭云间天阶"),
    ],
)
def test_the_whole_name(names: Names, text: str, body: str) -> None:
    assert body in names(text, "Organisation")


@pytest.mark.parametrize(
    "text",
    [
        "代表团拜会了11个中央部委。",
        "株洲市将建设国际金融中心。",
        "株洲市要建成高水平理工科大学。",
        "株洲、湘潭等五市科技局协办。",
        "“跨省通办”事项增加。",
        "他们服务全国发展大局。",
        "湘粤两地图书馆事业发展迅速。",
        "湘粤文化和旅游部门负责人参会。",
        "湖南、江西、广东四大机场集团签署协议。",
        "株洲市加强与湖南省基层检察院协作交流。",
        "湖南省160家公立医院参加。",
        "此行收获很大。",
        "株洲市是国际航空网络的节点。",
        "株洲学校与12所长沙学校互访。",
        "政策性银行与商业银行开展业务合作。",
        "株洲、湘潭两市政府签署协议。",
        "澜湄流域地方政府签署协议。",
        "它是最大的装备制造业集团之一。",
        "校企合办的课程开了六年。",
        "株洲市想和湘潭一家连锁医院合作。",
    ],
)
def test_what_names_no_body(names: Names, text: str) -> None:
    assert names(text, "Organisation") == set()


def test_a_trade_of_banks_is_no_bank(names: Names) -> None:
    found = names("湘潭市金融局与株洲市银行业协会签约。", "Organisation")
    assert "株洲市银行" not in found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("青岛港、日照港、烟台港分别与湘江铁路集团有限公司签订合同。", "Organisation"),
        ("湘潭市与日照港签署合作协议。", "Organisation"),
        ("日照港位于日照市，与青岛港隔海相望。", "Project"),
    ],
    ids=["ports that sign", "the other side of a signing", "where it lies"],
)
def test_a_port_that_signs_is_a_body(names: Names, text: str, label: str) -> None:
    assert "日照港" in names(text, label)


def test_a_company_is_not_part_of_its_own_name(names: Names) -> None:
    found = names("株洲市与湘江港口集团有限公司签署合作协议。", "Organisation")
    assert found == {"湘江港口集团有限公司"}


def test_a_foreign_university_without_its_country(names: Names) -> None:
    text = "株洲市与葡萄牙科英布拉大学签署合作协议。"
    assert names(text, "Organisation") == {"科英布拉大学"}
    assert "葡萄牙" in names(text, "Place")


def test_a_brand_listed_with_a_body_is_one(names: Names) -> None:
    text = "云岭化、湘江开发银行和株洲市签署三方协议。会后，云岭化供应肥料。"
    assert "云岭化" in names(text, "Organisation")


def test_two_bodies_in_one_word_of_the_tagger(names: Names) -> None:
    found = names("株洲市邀请湘潭大学和坦中友谊纺织有限公司签署协议。", "Organisation")
    assert {"湘潭大学", "坦中友谊纺织有限公司"} <= found


def test_the_second_name_in_brackets_is_the_same_body(names: Names) -> None:
    text = "株洲市人民医院（白石医院）与湘潭市第一人民医院签署协议。"
    assert names(text, "Organisation") == {"株洲市人民医院", "湘潭市第一人民医院"}


def test_a_subject_behind_a_university_makes_no_company(names: Names) -> None:
    assert names("湘大机械专业与株洲市合作。", "Organisation") <= {"湘潭大学"}


def test_a_department_of_a_level_behind_a_preposition(names: Names) -> None:
    text = "株洲市人民政府网：活动由市消委会举办。"
    assert "株洲市消委会" in names(text, "Organisation")


def test_the_departments_of_several_cities_are_none(names: Names) -> None:
    assert names("各市教育局列席。", "Organisation") == set()


def test_our_school_and_an_institute_are_two(names: Names) -> None:
    found = names("常州大学新闻网\n\n我校与中科院陶瓷研究所共建陶瓷联合实验室。", "Organisation")
    assert not any("与" in name for name in found)


@pytest.mark.parametrize(
    "text",
    [
        "株洲市与湘潭大学将全力以赴推进合作。",
        "株洲市与湘潭大学共同构建校地发展共同体。",
        "株洲市第二人民医院医联体合作签约仪式在株洲市举行。",
    ],
)
def test_what_looks_like_a_body_and_names_none(names: Names, text: str) -> None:
    found = names(text, "Organisation")
    assert not any(name.endswith(("全力以", "共同体", "医联体")) for name in found)


def test_institutes_of_the_academy_by_their_short_names(names: Names) -> None:
    text = "中国科学院广州分院副院长谢昌平走访力学所、自动化所。力学所所长秦文接待。"
    assert {"中国科学院力学研究所", "中国科学院自动化研究所"} <= names(text, "Organisation")
    assert "中国科学院力学研究所" not in names("力学所与株洲市签约。", "Organisation")


@pytest.mark.parametrize(
    ("text", "full"),
    [
        (
            "株洲市与湖南青石智能技术有限公司签约。青石智能扩产。",
            "湖南青石智能技术有限公司",
        ),
        ("青石智能扩产。湖南青石智能技术有限公司与株洲市签约。", "湖南青石智能技术有限公司"),
        ("佛山职业技术学院与株洲市签约。佛职院将派出团队。", "佛山职业技术学院"),
    ],
)
def test_a_short_name_that_the_text_does_not_explain(names: Names, text: str, full: str) -> None:
    assert names(text, "Organisation") == {full}


def test_a_department_after_a_preposition_is_not_of_the_place_that_begins_with_it(
    names: Names,
) -> None:
    found = names("记者从江苏省发展和改革委员会获悉，项目开工。", "Organisation")
    assert found == {"江苏省发展和改革委员会"}


def test_a_bullet_and_a_space_are_no_part_of_a_name(names: Names) -> None:
    assert names("● 香港城市大学今年招生。", "Organisation") == {"香港城市大学"}


def test_hospitals_of_a_list_have_the_place_of_the_first(names: Names) -> None:
    found = names("株洲市第一医院、第二医院和儿童医院与长沙市中心医院签约。", "Organisation")
    assert {"株洲市第二医院", "株洲市儿童医院"} <= found
